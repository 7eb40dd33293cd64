/**
 * The dossier of one escort: its records from a scenario folder or from the topics, in one order, chained by hashes, as
 * JSON for machines and a page for people. Nothing is judged here, and payloads are shown whatever fields they have.
 */
@NullMarked
package io.keruen.app.dossier;

import org.jspecify.annotations.NullMarked;

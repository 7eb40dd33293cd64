/** The dossier of an escort. */
@NullMarked
package io.keruen.app.dossier;

import org.jspecify.annotations.NullMarked;

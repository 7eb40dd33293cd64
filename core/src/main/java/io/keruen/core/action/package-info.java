/**
 * What officers do, as data: each action has a who, a why and a place in the order of ingest time. What it does is
 * decided by the stages; what fits nothing is refused with a reason, never dropped.
 */
@NullMarked
package io.keruen.core.action;

import org.jspecify.annotations.NullMarked;

/**
 * Zones (geofences): how a specification becomes a zone, on which side of it a place lies, and an index of many.
 *
 * <p>Knows {@code geo} only. Pure and immutable: no clock (validity is tested by the caller), no input or output. What
 * runs once per sample allocates nothing.
 */
@NullMarked
package io.keruen.core.zone;

import org.jspecify.annotations.NullMarked;

/**
 * What a vehicle says: one reading is a {@link io.keruen.core.sample.Sample}, a run of readings in columns is a
 * {@link io.keruen.core.sample.Frame}. Knows no other package of the core; no format, no transport.
 */
@NullMarked
package io.keruen.core.sample;

import org.jspecify.annotations.NullMarked;

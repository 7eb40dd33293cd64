/**
 * How good the rules are: simulated crossings and recorded runs go straight through the core, and what it says is held
 * against what must be said. Counts, intervals, delays; nothing here depends on the clock or on the number of threads
 * but how long it took.
 */
@NullMarked
package io.keruen.benchmarks.quality;

import org.jspecify.annotations.NullMarked;

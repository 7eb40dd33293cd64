/**
 * How things are measured here: CPU time of the thread, candidates side by side round by round, bytes allocated, the
 * machine it ran on. Knows nothing of what is measured.
 */
@NullMarked
package io.keruen.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

/**
 * What the benchmarks are fed with: zones, roads that weave across their boundaries, convoys on these roads and the
 * bytes their vehicles send. All of it follows from a seed; no clock, no input from outside.
 */
@NullMarked
package io.keruen.benchmarks.workload;

import org.jspecify.annotations.NullMarked;

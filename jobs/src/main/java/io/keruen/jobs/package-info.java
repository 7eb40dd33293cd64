/**
 * Flink wiring: sources, the graph, the hosts of the rules, outlets.
 *
 * <p>When to decide is settled here; what to decide lives in the core.
 */
@NullMarked
package io.keruen.jobs;

import org.jspecify.annotations.NullMarked;

/**
 * {@code bench latency}: how long after a vehicle sent the sample that causes an alert somebody who reads the alerts
 * sees it, at a given load, by the clock on the wall. Every alert that must come is counted.
 */
@NullMarked
package io.keruen.benchmarks.latency;

import org.jspecify.annotations.NullMarked;

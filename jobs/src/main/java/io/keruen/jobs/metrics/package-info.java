/** The jobs' own metrics, by the names of {@link io.keruen.connectors.names.MetricNames}. They decide nothing. */
@NullMarked
package io.keruen.jobs.metrics;

import org.jspecify.annotations.NullMarked;

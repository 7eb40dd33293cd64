/**
 * Rules for Grafana about the system itself: who watches the watchers. Alerts about convoys are Flink's.
 */
@NullMarked
package io.keruen.grafana.alerts;

import org.jspecify.annotations.NullMarked;

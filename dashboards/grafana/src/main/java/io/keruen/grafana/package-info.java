/**
 * Makes what Grafana is provisioned with, of the boards in {@link io.keruen.grafana.Boards} and the rules in
 * {@link io.keruen.grafana.alerts.AlertRules}: the files that are checked in beside this module.
 */
@NullMarked
package io.keruen.grafana;

import org.jspecify.annotations.NullMarked;

/**
 * Rules about the vehicle and its load: whether the cargo is as planned, who drives, whether the charge lasts. Judged
 * only under a plan; a vehicle of no plan is nobody's to watch here.
 */
@NullMarked
package io.keruen.core.rule.vehicle;

import org.jspecify.annotations.NullMarked;

/**
 * Rules about whether a vehicle's place can be believed: quality of the fix, agreement with wheels and yaw rate, datum,
 * and what follows from them for the vehicle. No clock, no signal of another vehicle.
 */
@NullMarked
package io.keruen.core.rule.integrity;

import org.jspecify.annotations.NullMarked;

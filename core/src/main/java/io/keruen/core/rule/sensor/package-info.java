/**
 * Rules about single sensors: out of range, faster than possible, stuck, out of the ordinary. What is possible for each
 * signal stands in {@link io.keruen.core.sample.SignalLimits}; all of them raise one alert type, about one signal of one
 * vehicle. They advise: none closes a gate.
 */
@NullMarked
package io.keruen.core.rule.sensor;

import org.jspecify.annotations.NullMarked;

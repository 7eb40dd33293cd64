/**
 * The three stages that decide, as plain Java: vehicle, fleet, escort. A host gives them input in order and time; they
 * answer with findings, alerts and wake-up times. No clock, thread, random or I/O.
 */
@NullMarked
package io.keruen.core.stage;

import org.jspecify.annotations.NullMarked;

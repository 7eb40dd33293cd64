/**
 * The interlock: when a gate may open for a vehicle, who of several gets the lease, which commands a gate is given and
 * what the gate's own side makes of them. What nobody knows keeps the gate closed. Plain Java; no clock, no I/O.
 */
@NullMarked
package io.keruen.core.gate;

import org.jspecify.annotations.NullMarked;

/**
 * The true world: a road, a map of the crossing, trucks that drive in convoy, and what their receivers, sensors and
 * radios make of it. Everything follows from one seed; each consumer of chance has its own named stream.
 */
@NullMarked
package io.keruen.simulator.world;

import org.jspecify.annotations.NullMarked;

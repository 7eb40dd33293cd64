/**
 * Numbers on the WGS 84 ellipsoid: distances, packed edges, routes and matching to them.
 *
 * <p>Plain arithmetic only: no zones, no samples, no clock, no input or output. Latitude comes first, degrees are
 * WGS 84, metres are metres on the ellipsoid. What runs once per sample allocates nothing, and every answer is a
 * function of its arguments alone.
 */
@NullMarked
package io.keruen.core.geo;

import org.jspecify.annotations.NullMarked;

/**
 * A seeded world of convoys and the faults that trouble it. The same seed makes the same bytes.
 *
 * <p>No clock, no chance but the seed. Only {@code run} may touch files and connectors.
 */
@NullMarked
package io.keruen.simulator;

import org.jspecify.annotations.NullMarked;

/**
 * The ways out: what a delivery is, what one try of it may come to, and the list of all outlets. An outlet makes one try
 * and says what came of it; when to try, in which order and how often is not known here. Nothing here keeps state.
 */
@NullMarked
package io.keruen.connectors.outlet;

import org.jspecify.annotations.NullMarked;

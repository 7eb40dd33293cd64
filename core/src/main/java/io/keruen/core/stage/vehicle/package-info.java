/**
 * The first stage, keyed by vehicle: order and arrival of its samples, their rules, what it says of itself.
 */
@NullMarked
package io.keruen.core.stage.vehicle;

import org.jspecify.annotations.NullMarked;

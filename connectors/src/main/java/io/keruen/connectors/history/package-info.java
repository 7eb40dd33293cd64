/**
 * What the history keeps of each record: points of {@link io.keruen.connectors.names.Measurements}, made of the fields
 * of the contract by their names. No Flink here, and no decision.
 */
@NullMarked
package io.keruen.connectors.history;

import org.jspecify.annotations.NullMarked;

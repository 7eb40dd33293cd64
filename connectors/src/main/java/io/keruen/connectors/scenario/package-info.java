/**
 * The scenario folder: read, written and played. Every line becomes a sample, a record or a rejected input.
 *
 * <p>No decision is made here, and nothing here knows Kafka or Flink.
 */
@NullMarked
package io.keruen.connectors.scenario;

import org.jspecify.annotations.NullMarked;

/**
 * Avro to core and back, one codec per contract; the only place where units are converted.
 *
 * <p>Telemetry is decoded by hand into a reused frame, everything else through generated classes. Bytes that are no
 * record of their schema end in an {@link io.keruen.connectors.rejected.InvalidInputException} and nothing else.
 */
@NullMarked
package io.keruen.connectors.codec;

import org.jspecify.annotations.NullMarked;

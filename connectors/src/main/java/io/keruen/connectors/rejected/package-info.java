/**
 * What was not accepted, why, and its original bytes: bad input is a value here, never a failure of the program.
 *
 * <p>Knows no format and no transport.
 */
@NullMarked
package io.keruen.connectors.rejected;

import org.jspecify.annotations.NullMarked;

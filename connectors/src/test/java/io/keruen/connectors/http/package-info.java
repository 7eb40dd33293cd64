/** Signatures against another implementation. */
@NullMarked
package io.keruen.connectors.http;

import org.jspecify.annotations.NullMarked;

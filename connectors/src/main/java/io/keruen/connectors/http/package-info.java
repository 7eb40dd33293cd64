/** Out over HTTP: events in an envelope that others know, signed so that they can trust it; and how to check that. */
@NullMarked
package io.keruen.connectors.http;

import org.jspecify.annotations.NullMarked;

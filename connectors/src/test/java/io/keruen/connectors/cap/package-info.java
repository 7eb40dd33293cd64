/** The schema against messages of the standard. */
@NullMarked
package io.keruen.connectors.cap;

import org.jspecify.annotations.NullMarked;

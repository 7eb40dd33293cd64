/** The embedded system, run for real. */
@NullMarked
package io.keruen.app.embedded;

import org.jspecify.annotations.NullMarked;

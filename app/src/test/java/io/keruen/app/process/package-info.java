/** What processes are put together with, tried. */
@NullMarked
package io.keruen.app.process;

import org.jspecify.annotations.NullMarked;

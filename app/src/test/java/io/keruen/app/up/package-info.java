/** The command that runs the whole system: what it does with folders and ports, and what it tells. */
@NullMarked
package io.keruen.app.up;

import org.jspecify.annotations.NullMarked;

/** Judges a recorded scenario by the real job in a mini cluster of this JVM, and writes what came of it. */
@NullMarked
package io.keruen.app.replay;

import org.jspecify.annotations.NullMarked;

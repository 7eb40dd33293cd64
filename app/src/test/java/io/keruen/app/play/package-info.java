/** The playing of a scenario, tried. */
@NullMarked
package io.keruen.app.play;

import org.jspecify.annotations.NullMarked;

/** Plays a world with its faults and writes it as a scenario folder. The only package that may touch files. */
@NullMarked
package io.keruen.simulator.run;

import org.jspecify.annotations.NullMarked;

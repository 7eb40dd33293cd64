/**
 * The {@code keruen} command: puts the parts together and talks to people.
 *
 * <p>May use every module but the benchmarks; nobody uses it.
 */
@NullMarked
package io.keruen.app;

import org.jspecify.annotations.NullMarked;

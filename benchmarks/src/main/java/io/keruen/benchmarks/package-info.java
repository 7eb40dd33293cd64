/**
 * How fast we are, measured side by side with the obvious way. Numbers go to {@code results}.
 */
@NullMarked
package io.keruen.benchmarks;

import org.jspecify.annotations.NullMarked;

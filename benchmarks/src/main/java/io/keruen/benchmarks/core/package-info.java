/**
 * The benchmark of the core: decode, vehicle stage and escort stage on one thread, beside the obvious way, in one run.
 */
@NullMarked
package io.keruen.benchmarks.core;

import org.jspecify.annotations.NullMarked;

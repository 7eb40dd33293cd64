/** Collects the output of a replay inside this JVM, once per identity. */
@NullMarked
package io.keruen.jobs.sink;

import org.jspecify.annotations.NullMarked;

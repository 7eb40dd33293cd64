/**
 * Processes of their own for what is measured apart: a broker, a Flink cluster with a job. The parent asks, the child
 * answers, line by line on its standard input and output; a child ends with its parent.
 */
@NullMarked
package io.keruen.benchmarks.process;

import org.jspecify.annotations.NullMarked;

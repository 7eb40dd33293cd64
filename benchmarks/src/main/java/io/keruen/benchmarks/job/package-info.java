/**
 * {@code bench job}: the escort job from Kafka to Kafka, beside a job that only reads, decodes and keys, and beside the
 * obvious way; the broker and each candidate in a process of its own, round by round over the same records.
 */
@NullMarked
package io.keruen.benchmarks.job;

import org.jspecify.annotations.NullMarked;

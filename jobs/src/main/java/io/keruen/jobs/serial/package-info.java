/**
 * How records and states become bytes inside Flink: one hand-written serializer each, no Kryo, no reflection. Bytes of
 * every released version are kept as tests. Knows no operator.
 */
@NullMarked
package io.keruen.jobs.serial;

import org.jspecify.annotations.NullMarked;

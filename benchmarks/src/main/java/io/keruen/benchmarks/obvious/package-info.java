/**
 * The same work as people write it first: an Avro generic record per sample, maps of objects, JTS geometries, boxed
 * windows. Written with care and not crippled; it is what ours is compared with, and nothing else uses it.
 */
@NullMarked
package io.keruen.benchmarks.obvious;

import org.jspecify.annotations.NullMarked;

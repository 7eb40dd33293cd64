/**
 * The topics on a broker: how they are made, how time is written into them. Reading and writing records is the jobs';
 * what the records mean is not known here.
 */
@NullMarked
package io.keruen.connectors.kafka;

import org.jspecify.annotations.NullMarked;

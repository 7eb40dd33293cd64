/** What the processes of Keruen are put together with: parts that end in order, ports, clients of Kafka, causes. */
@NullMarked
package io.keruen.app.process;

import org.jspecify.annotations.NullMarked;

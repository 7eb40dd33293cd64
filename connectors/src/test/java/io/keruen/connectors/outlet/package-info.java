/** What is written to disk, and who may read it. */
@NullMarked
package io.keruen.connectors.outlet;

import org.jspecify.annotations.NullMarked;

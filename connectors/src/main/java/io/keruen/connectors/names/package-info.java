/** Every name that the outside can see, written once: topics here, measurements and metrics beside them. */
@NullMarked
package io.keruen.connectors.names;

import org.jspecify.annotations.NullMarked;

/**
 * How records enter and leave: codecs, sources and outlets.
 *
 * <p>Units are converted here, once, in the codecs. No decision about danger is made here.
 */
@NullMarked
package io.keruen.connectors;

import org.jspecify.annotations.NullMarked;

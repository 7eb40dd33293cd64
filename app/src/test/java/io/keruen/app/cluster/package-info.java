/** The jobs on a real cluster. */
@NullMarked
package io.keruen.app.cluster;

import org.jspecify.annotations.NullMarked;

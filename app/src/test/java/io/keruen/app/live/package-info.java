/** The commands of a system whose broker stands elsewhere. */
@NullMarked
package io.keruen.app.live;

import org.jspecify.annotations.NullMarked;

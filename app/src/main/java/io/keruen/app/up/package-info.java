/** {@code keruen up}: the embedded system as a person sees it. */
@NullMarked
package io.keruen.app.up;

import org.jspecify.annotations.NullMarked;

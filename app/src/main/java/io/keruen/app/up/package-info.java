/**
 * {@code keruen up} and {@code keruen cluster}: the system on one machine as a person sees it, in one process or in many.
 */
@NullMarked
package io.keruen.app.up;

import org.jspecify.annotations.NullMarked;

/** What stands in {@code docker/}, checked without an engine: by schemas, and against the code whose names it uses. */
@NullMarked
package io.keruen.app.deploy;

import org.jspecify.annotations.NullMarked;

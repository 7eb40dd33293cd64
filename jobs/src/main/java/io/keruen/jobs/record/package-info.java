/** The records that travel between our operators and are no concern of the core. Immutable. */
@NullMarked
package io.keruen.jobs.record;

import org.jspecify.annotations.NullMarked;

/** The operators that host the stages of the core: they keep state, order and time; they decide nothing. */
@NullMarked
package io.keruen.jobs.host;

import org.jspecify.annotations.NullMarked;

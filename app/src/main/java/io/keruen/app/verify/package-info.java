/** Compares what a replay raised with what a scenario expects: hits, misses, false alarms, precision and recall. */
@NullMarked
package io.keruen.app.verify;

import org.jspecify.annotations.NullMarked;

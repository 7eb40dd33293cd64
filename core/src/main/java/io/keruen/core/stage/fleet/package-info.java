/**
 * The second stage, one for all: who is silent with whom, and who drives beside whose convoy.
 */
@NullMarked
package io.keruen.core.stage.fleet;

import org.jspecify.annotations.NullMarked;

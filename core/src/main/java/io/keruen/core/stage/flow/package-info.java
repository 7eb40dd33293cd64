/**
 * What one stage hands to the next, and how it is written. Nothing here judges.
 */
@NullMarked
package io.keruen.core.stage.flow;

import org.jspecify.annotations.NullMarked;

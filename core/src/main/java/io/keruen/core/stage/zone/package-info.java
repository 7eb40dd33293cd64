/**
 * Where a vehicle was against the boundaries of zones: in order, in late data, in the holes between. Knows nothing of
 * rules' alerts, convoys or the stages around it.
 */
@NullMarked
package io.keruen.core.stage.zone;

import org.jspecify.annotations.NullMarked;

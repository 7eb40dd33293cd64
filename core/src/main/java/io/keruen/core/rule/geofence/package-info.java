/** Rules about zones: restricted areas, time spent inside, speed limits. */
@NullMarked
package io.keruen.core.rule.geofence;

import org.jspecify.annotations.NullMarked;

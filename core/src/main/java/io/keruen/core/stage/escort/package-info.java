/**
 * The third stage, keyed by escort: pairs, members, the life of the escort, seals and declarations, gates, alerts.
 */
@NullMarked
package io.keruen.core.stage.escort;

import org.jspecify.annotations.NullMarked;

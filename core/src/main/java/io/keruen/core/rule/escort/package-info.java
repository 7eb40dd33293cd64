/** Rules about the road and the convoy: route, direction, stops, gaps, order. */
@NullMarked
package io.keruen.core.rule.escort;

import org.jspecify.annotations.NullMarked;

/** Rules about signals that cannot be true or do not come: jumps, frozen positions, wrong clocks, silence. */
@NullMarked
package io.keruen.core.rule.anomaly;

import org.jspecify.annotations.NullMarked;

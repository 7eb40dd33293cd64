/**
 * What should be alerted, computed from the true world and never from samples or by the rules. Own plain mathematics:
 * nothing here may use the core's zones, geometry or rules, or a mistake in them would be expected instead of found.
 */
@NullMarked
package io.keruen.simulator.oracle;

import org.jspecify.annotations.NullMarked;

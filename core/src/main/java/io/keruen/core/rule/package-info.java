/**
 * What a rule is and the one list of all rules. A rule is a step without side doors: it reads its slice of the state,
 * the next samples and the situation; it writes its slice, findings and nothing else.
 */
@NullMarked
package io.keruen.core.rule;

import org.jspecify.annotations.NullMarked;

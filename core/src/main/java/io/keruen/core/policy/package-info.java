/** The numbers of the rules: declared beside each rule with default and range, overridden by effective-dated policies. */
@NullMarked
package io.keruen.core.policy;

import org.jspecify.annotations.NullMarked;

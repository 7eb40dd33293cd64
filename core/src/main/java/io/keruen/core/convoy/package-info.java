/** Who drives with whom, along which road and when: escort plans as customs filed them. Knows no rule. */
@NullMarked
package io.keruen.core.convoy;

import org.jspecify.annotations.NullMarked;

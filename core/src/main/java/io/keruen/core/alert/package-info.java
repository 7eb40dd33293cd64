/** What needs a person or a gate to react: findings of rules, alert events made of them, and the alerts' life. */
@NullMarked
package io.keruen.core.alert;

import org.jspecify.annotations.NullMarked;

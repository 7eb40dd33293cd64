/** Who may command the gates: one dispatcher at a time, in terms that only rise; and what it commanded, on disk. */
@NullMarked
package io.keruen.app.dispatcher.term;

import org.jspecify.annotations.NullMarked;

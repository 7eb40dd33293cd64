/** One file per command of the command line. */
@NullMarked
package io.keruen.app.command;

import org.jspecify.annotations.NullMarked;

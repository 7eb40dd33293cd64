/** What all commands share, and the commands of scenario folders: replay, verify, simulate. The others stand with what they run. */
@NullMarked
package io.keruen.app.command;

import org.jspecify.annotations.NullMarked;

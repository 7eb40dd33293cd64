/**
 * The live page: {@link io.keruen.console.BoardReader} reads topics, {@link io.keruen.console.LiveBoard} keeps the
 * latest picture, {@link io.keruen.console.ConsoleServer} shows it to browsers. A view: it decides nothing, writes
 * nothing, and no browser can slow it.
 */
@NullMarked
package io.keruen.console;

import org.jspecify.annotations.NullMarked;

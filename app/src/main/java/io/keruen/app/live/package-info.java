/**
 * The processes of a system whose broker stands elsewhere, each a command of its own: topics, ticker, player, console.
 * The jobs are Flink's to run.
 */
@NullMarked
package io.keruen.app.live;

import org.jspecify.annotations.NullMarked;

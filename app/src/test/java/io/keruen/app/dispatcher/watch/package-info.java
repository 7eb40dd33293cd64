/** The watch under a clock that the tests move. */
package io.keruen.app.dispatcher.watch;

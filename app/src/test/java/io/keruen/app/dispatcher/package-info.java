/** The dispatcher: its parts under a clock that the tests move, and the real process that is killed. */
package io.keruen.app.dispatcher;

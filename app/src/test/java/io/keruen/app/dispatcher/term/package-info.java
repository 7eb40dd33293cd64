/** The record of terms, with clients that a test lets fail. */
package io.keruen.app.dispatcher.term;

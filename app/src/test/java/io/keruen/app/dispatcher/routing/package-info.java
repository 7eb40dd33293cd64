/** Routing files, good and bad. */
package io.keruen.app.dispatcher.routing;

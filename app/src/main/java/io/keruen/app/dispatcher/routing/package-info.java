/** Who is told what: the routing file, checked as a whole when it is read, and the answer to each notice. */
@NullMarked
package io.keruen.app.dispatcher.routing;

import org.jspecify.annotations.NullMarked;

/** Out by mail. */
@NullMarked
package io.keruen.connectors.mail;

import org.jspecify.annotations.NullMarked;

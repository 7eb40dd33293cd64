/** Tests of the broker. */
@NullMarked
package io.keruen.app.mqtt;

import org.jspecify.annotations.NullMarked;

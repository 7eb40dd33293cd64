/** Alerts as documents of the Common Alerting Protocol 1.2, and the feed that lists them. */
@NullMarked
package io.keruen.connectors.cap;

import org.jspecify.annotations.NullMarked;

/** What was expected to happen and did: entries, exits, crossings. Needs nobody to react. */
@NullMarked
package io.keruen.core.transit;

import org.jspecify.annotations.NullMarked;

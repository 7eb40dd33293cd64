/**
 * What officers type: keys, actions, and changes that two of them sign. Every record is signed here and judged by the
 * job; this package decides nothing.
 */
@NullMarked
package io.keruen.app.officers;

import org.jspecify.annotations.NullMarked;

/**
 * Records on disk: appended, checked, forced, and written anew when most of them are history. What they mean is not known
 * here.
 */
@NullMarked
package io.keruen.app.dispatcher.log;

import org.jspecify.annotations.NullMarked;

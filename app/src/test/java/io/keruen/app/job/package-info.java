/** What is kept and known of a job, tried. */
@NullMarked
package io.keruen.app.job;

import org.jspecify.annotations.NullMarked;

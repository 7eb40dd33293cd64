/** What is kept and known of a job: its checkpoints, savepoints, progress and numbers. */
@NullMarked
package io.keruen.app.job;

import org.jspecify.annotations.NullMarked;

/**
 * A Flink cluster of separate processes on one machine, from Maven artifacts alone: a JobManager, TaskManagers of one
 * slot each, jobs submitted by REST as to any other cluster. Nothing here knows what the jobs do.
 */
@NullMarked
package io.keruen.app.cluster;

import org.jspecify.annotations.NullMarked;

/**
 * A Flink cluster of separate processes on one machine, from Maven artifacts alone: a JobManager, TaskManagers of one
 * slot each, jobs submitted by REST as to any other cluster. Only
 * {@link io.keruen.app.cluster.ClusterSystem} knows which job it is.
 */
@NullMarked
package io.keruen.app.cluster;

import org.jspecify.annotations.NullMarked;

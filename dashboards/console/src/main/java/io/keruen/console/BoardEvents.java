package io.keruen.console;

import io.keruen.connectors.names.Topics;
import io.keruen.connectors.names.VersionedKey;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.convoy.EscortPlan;
import io.keruen.core.policy.Policy;
import io.keruen.core.sample.Frame;
import io.keruen.core.transit.TransitEvent;
import io.keruen.core.zone.ZoneSpec;

/**
 * Is told what stands in the topics, in the order of each topic's partitions; by several threads. The same record may be
 * told twice.
 */
public interface BoardEvents {
    /** A version of a zone, route or gate. */
    default void zone(ZoneSpec zone) {}

    /** A version of a plan. */
    default void plan(EscortPlan plan) {}

    /** A version of a policy, whose id only its key says. */
    default void policy(String policyId, Policy policy) {}

    /** A version of what stands in this control topic does not count any more, or never did. */
    default void withdrawn(Topics topic, VersionedKey key) {}

    /** Samples of a vehicle. The frame is reused: it is valid during the call only. */
    default void frame(Frame frame) {}

    /** The escort job knows this vehicle no more: it is of no plan and has been silent for a while. */
    default void gone(String vehicleId) {}

    /** An event of an alert. */
    default void alert(AlertEvent alert) {}

    /** An event of an alert stands in the topic and could not be told; to be said until this time of ours. */
    default void alertUnreadable(long untilMs) {}

    /** All alerts that stood in the topic a moment ago have been told; told about once a second, while that is so. */
    default void alertsRead() {}

    /** Something expected happened. */
    default void transit(TransitEvent transit) {}

    /** The escort job has judged a sample of this ingest time, and so what came before it. */
    default void judged(long ingestTimeMs) {}

    /** Told once: what stood in the topics that are read from their beginning, when reading began, has been told. */
    default void historyRead() {}
}

package io.keruen.core.alert;

import java.util.List;

/** Which alerts are only consequences of another one about the same subject: one root cause, one alert. */
final class AlertParents {
    /** All such consequences; an alert type stands at most once on the left. */
    static final List<Link> LINKS = List.of(new Link("CONVOY_GAP", "CONVOY_SPLIT"));

    private AlertParents() {}

    /** While an alert of the parent type is open, one of the child type about the same subject is its child. */
    record Link(String childType, String parentType) {}
}

package io.keruen.core.stage.zone;

import io.keruen.core.alert.Finding;
import io.keruen.core.stage.zone.Backlog.Stretch;
import io.keruen.core.transit.TransitEvent.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a backlog gave beside what the same samples in order give. What the main line says across a stretch that it
 * judges as one path stands for all that happened in it; what it says unobserved is told again by late data.
 */
final class BacklogVerdict {
    /** An alert as a reader sees it. */
    private static final class Seen {
        String about = "";
        String zone = "";
        boolean late;
        boolean unobserved;
        /** When it began as it was said first, and as it was corrected. */
        long saidMs;

        long startedAtMs;
        long raisedAtMs;
        /** 0 = it is not over. */
        long clearedAtMs;

        long endMs() {
            return clearedAtMs == 0 ? Long.MAX_VALUE : clearedAtMs;
        }

        boolean overlaps(Seen other) {
            boolean meet = Math.min(saidMs, startedAtMs) <= other.endMs() && other.startedAtMs <= endMs();
            return about.equals(other.about) && meet;
        }

        /** Whether the other is what this one is in truth, but began at another time. */
        boolean beganElsewhere(Seen other) {
            boolean same = about.equals(other.about) && other.startedAtMs <= saidMs && saidMs < other.endMs();
            return same && startedAtMs != other.startedAtMs;
        }

        String text() {
            return about + " " + (startedAtMs - Walker.T0) + " "
                    + (clearedAtMs == 0 ? "open" : clearedAtMs - Walker.T0);
        }
    }

    private static final long INSTANT_MS = 10_000;

    final List<String> missed = new ArrayList<>();
    final List<String> extra = new ArrayList<>();
    final List<String> missedAlerts = new ArrayList<>();
    final List<String> extraAlerts = new ArrayList<>();
    final List<String> uncorrected = new ArrayList<>();
    final List<String> leftOpen = new ArrayList<>();
    int compared;
    int comparedAlerts;

    private final Backlog backlog;
    private final Set<String> zones;
    private final Walker whole;
    private final Walker pieces;
    /** Stretches that the main line has said something of a zone about: zone and where it began. */
    private final Set<String> told = new HashSet<>();

    BacklogVerdict(Backlog backlog, Set<String> zones, Walker whole, Walker pieces) {
        this.backlog = backlog;
        this.zones = zones;
        this.whole = whole;
        this.pieces = pieces;
        for (ZoneTransit transit : pieces.transits) {
            Stretch stretch = stretch(transit.eventTimeMs());
            if (!transit.late() && stretch != null) {
                told.add(transit.zoneId() + " " + stretch.from());
            }
        }
        compareTransits();
        compareAlerts();
    }

    /** The short stretch that this time lies in, or {@code null}. */
    private @Nullable Stretch stretch(long eventTimeMs) {
        long ms = eventTimeMs - Walker.T0;
        for (Stretch stretch : backlog.stretches) {
            boolean within = ms >= backlog.walk.get(stretch.from() - 1).ms()
                    && ms <= backlog.walk.get(stretch.to()).ms();
            if (stretch.path() && within) {
                return stretch;
            }
        }
        return null;
    }

    private boolean isTold(String zone, long eventTimeMs) {
        Stretch stretch = stretch(eventTimeMs);
        return stretch != null && told.contains(zone + " " + stretch.from());
    }

    private List<String> plainly(Walker walker) {
        List<String> said = new ArrayList<>();
        for (ZoneTransit transit : walker.transits) {
            boolean compares = zones.contains(transit.zoneId()) && !isTold(transit.zoneId(), transit.eventTimeMs());
            if (compares && !transit.unobserved() && transit.event() != Event.PRESENT) {
                said.add(text(transit));
            }
        }
        return said;
    }

    private void compareTransits() {
        List<String> expected = plainly(whole);
        List<String> actual = plainly(pieces);
        compared = expected.size();
        missed.addAll(expected);
        actual.forEach(missed::remove);
        extra.addAll(actual);
        expected.forEach(extra::remove);
    }

    /** Of what was extra, what late data said. */
    List<String> lateExtra() {
        List<String> said = new ArrayList<>();
        for (ZoneTransit transit : pieces.transits) {
            if (transit.late() && extra.contains(text(transit))) {
                said.add(text(transit));
            }
        }
        return said;
    }

    private static String text(ZoneTransit transit) {
        return transit.event() + " " + transit.zoneId() + " " + (transit.eventTimeMs() - Walker.T0);
    }

    private List<Seen> alerts(Walker walker) {
        Map<String, Seen> alerts = new LinkedHashMap<>();
        for (Finding finding : walker.findings) {
            String zone = finding.zoneId();
            if (zone == null || !zones.contains(zone)) {
                continue;
            }
            String id = finding.ruleId() + " " + finding.subject() + " " + finding.startedAtMs();
            Seen seen = alerts.computeIfAbsent(id, key -> new Seen());
            if (finding.kind() == Finding.Kind.RAISED) {
                seen.about = finding.ruleId() + " " + zone;
                seen.zone = zone;
                seen.late = finding.late();
                seen.unobserved = finding.unobserved();
                seen.saidMs = finding.startedAtMs();
                seen.raisedAtMs = finding.atMs();
                seen.startedAtMs = finding.startedAtMs();
            } else if (finding.kind() == Finding.Kind.CLEARED) {
                seen.clearedAtMs = finding.atMs();
            }
            Double trueStartedAtMs = finding.evidence().get("trueStartedAtMs");
            if (trueStartedAtMs != null) {
                seen.startedAtMs = trueStartedAtMs.longValue();
            }
        }
        alerts.values().removeIf(seen -> seen.about.isEmpty()); // a correction of what was never raised says nothing
        return List.copyOf(alerts.values());
    }

    /** An alert of the main line that spans a hole may be several in truth; late data raise what it does not cover. */
    private void compareAlerts() {
        List<Seen> expected = alerts(whole);
        List<Seen> actual = alerts(pieces);
        List<String> texts = actual.stream().map(Seen::text).toList();
        for (Seen seen : expected) {
            boolean covered = actual.stream().anyMatch(other -> !other.late && other.overlaps(seen));
            if (!covered && !isTold(seen) && !isPassing(seen)) {
                comparedAlerts++;
                if (!texts.contains(seen.text())) {
                    missedAlerts.add(seen.text());
                }
            }
        }
        for (Seen seen : actual) {
            if (seen.late
                    && !isTold(seen)
                    && !isPassing(seen)
                    && expected.stream().noneMatch(other -> other.text().equals(seen.text()))
                    && expected.stream().noneMatch(truth -> isVisitOf(seen, truth))) {
                extraAlerts.add(seen.text());
            }
            if (seen.unobserved
                    && !seen.late
                    && expected.stream().anyMatch(truth -> seen.beganElsewhere(truth) && !isVisitOf(seen, truth))) {
                uncorrected.add(seen.text());
            }
            boolean running = !seen.late && (pieces.visits.isInside(seen.zone) || isPassingAtEnd(seen));
            if (seen.clearedAtMs == 0
                    && !running
                    && expected.stream().noneMatch(other -> other.clearedAtMs == 0 && other.about.equals(seen.about))) {
                leftOpen.add(seen.text());
            }
        }
    }

    /** An alert about a path through a zone ends by itself, and found late it stands alone. */
    private boolean isPassing(Seen seen) {
        for (ZoneTransit transit : whole.transits) {
            long ms = transit.eventTimeMs();
            boolean near = ms >= seen.startedAtMs - INSTANT_MS && ms <= seen.endMs();
            if (transit.event() == Event.CROSSED && transit.zoneId().equals(seen.zone) && near) {
                return true;
            }
        }
        return false;
    }

    /** Of what was lost for good: in order an alert about a path goes on if the vehicle enters in time; found late it is that about the visit. */
    private boolean isVisitOf(Seen seen, Seen truth) {
        return backlog.loses()
                && isSaid(whole, Event.CROSSED, seen.zone, truth.startedAtMs)
                && isSaid(whole, Event.ENTERED, seen.zone, seen.startedAtMs)
                && seen.about.equals(truth.about)
                && seen.clearedAtMs == truth.clearedAtMs;
    }

    /** Of what was lost for good: the walk ends before an alert about a path does. */
    private boolean isPassingAtEnd(Seen seen) {
        long endMs = backlog.walk.get(backlog.walk.size() - 1).ms() + Walker.T0;
        boolean isPassing = isSaid(pieces, Event.CROSSED, seen.zone, seen.startedAtMs);
        return backlog.loses() && isPassing && endMs < seen.raisedAtMs + INSTANT_MS;
    }

    private static boolean isSaid(Walker walker, Event event, String zone, long eventTimeMs) {
        return walker.transits.stream()
                .anyMatch(said ->
                        said.event() == event && said.zoneId().equals(zone) && said.eventTimeMs() == eventTimeMs);
    }

    private boolean isTold(Seen seen) {
        return isTold(seen.zone, seen.startedAtMs) || isTold(seen.zone, seen.clearedAtMs);
    }
}

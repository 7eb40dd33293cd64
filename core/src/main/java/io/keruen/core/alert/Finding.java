package io.keruen.core.alert;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says to the alert book: an episode began, worsened or ended. The book makes alert events of it.
 *
 * @param kind what happened to the episode
 * @param subject the thing it is about: a vehicle, {@code follower>leader}, with {@code @zoneId} where a zone matters,
 *     {@code @signal} where a signal does
 * @param escortId the escort in whose name it is said; {@code null} for a vehicle of no plan
 * @param startedAtMs when its cause began; part of the alert's identity
 * @param atMs the moment of this finding: raised, updated or cleared at
 * @param chainageM metres along the route, NaN if not matched
 * @param measured the number that decided, in {@code unit}
 * @param limit the number it was held against, in {@code unit}
 * @param late found in data older than what was already judged
 * @param unobserved found across a hole in the data; the moment is the later end of the hole
 * @param parentAlertId the alert of the root cause, if this is only a child of it
 * @param evidence more numbers that decided, by name with unit, sorted
 */
public record Finding(
        Kind kind,
        String ruleId,
        String type,
        String subject,
        @Nullable String escortId,
        @Nullable String convoyId,
        String vehicleId,
        @Nullable String otherVehicleId,
        @Nullable String zoneId,
        @Nullable String sealId,
        @Nullable String declarationId,
        @Nullable String jurisdiction,
        Severity severity,
        long startedAtMs,
        long atMs,
        double latDeg,
        double lonDeg,
        double chainageM,
        double measured,
        double limit,
        String unit,
        boolean late,
        boolean unobserved,
        int policyVersion,
        @Nullable String parentAlertId,
        Map<String, Double> evidence) {

    /** What happened to the episode. */
    public enum Kind {
        RAISED,
        UPDATED,
        CLEARED,
        /** The vehicle is of this escort no more: whatever is open about it there ends. Rule, type and subject say nothing. */
        LEFT,
        /** The rule knows no more what it raised about the vehicle: that ends. Type and subject say nothing. */
        FORGOTTEN
    }

    /** The subject of a finding about a pair. */
    public static String pairSubject(String follower, String leader) {
        return escaped(follower) + ">" + escaped(leader);
    }

    /** An id as it stands in a subject: no two things share a subject, however their ids are written. */
    public static String escaped(String id) {
        if (id.indexOf('>') < 0 && id.indexOf('@') < 0 && id.indexOf('|') < 0 && id.indexOf('%') < 0) {
            return id;
        }
        return id.replace("%", "%25").replace(">", "%3E").replace("@", "%40").replace("|", "%7C");
    }

    /** Says that a vehicle left an escort. */
    public static Finding left(@Nullable String escortId, String vehicleId, long atMs, int policyVersion) {
        return of(Kind.LEFT, "", "")
                .vehicle(vehicleId)
                .escort(escortId, null)
                .times(atMs, atMs)
                .policyVersion(policyVersion)
                .build();
    }

    /** Says that a rule knows no more what it raised about a vehicle. */
    public static Finding forgotten(
            String ruleId, @Nullable String escortId, String vehicleId, long atMs, int policyVersion) {
        return of(Kind.FORGOTTEN, ruleId, "")
                .vehicle(vehicleId)
                .escort(escortId, null)
                .times(atMs, atMs)
                .policyVersion(policyVersion)
                .build();
    }

    /** Says of an open alert, by its place in the book, that its episode is over. */
    public static Finding over(OpenAlert alert, long atMs, int policyVersion) {
        AlertEvent last = alert.last();
        return of(Kind.CLEARED, last.ruleId(), last.type())
                .vehicle(last.vehicleId())
                .subject(alert.subject())
                .escort(last.escortId(), last.convoyId())
                .times(last.startedAtMs(), atMs)
                .policyVersion(policyVersion)
                .build();
    }

    /** The same finding as a consequence of another alert. */
    public Finding childOf(String alertId) {
        return new Finding(
                kind,
                ruleId,
                type,
                subject,
                escortId,
                convoyId,
                vehicleId,
                otherVehicleId,
                zoneId,
                sealId,
                declarationId,
                jurisdiction,
                severity,
                startedAtMs,
                atMs,
                latDeg,
                lonDeg,
                chainageM,
                measured,
                limit,
                unit,
                late,
                unobserved,
                policyVersion,
                alertId,
                evidence);
    }

    /** The identity of the alert that it raises, unless one about the same is open already. */
    public String alertId() {
        return AlertId.of(escortId, ruleId, type, subject(), startedAtMs);
    }

    /** Starts a finding. */
    public static Builder of(Kind kind, String ruleId, String type) {
        return new Builder(kind, ruleId, type);
    }

    /** Collects a finding; the stage adds what it knows (escort, jurisdiction, policy) before {@link #build()}. */
    public static final class Builder {
        public final Kind kind;
        public final String ruleId;
        public final String type;
        private String subject = "";
        private @Nullable String escortId;
        private @Nullable String convoyId;
        private String vehicleId = "";
        private @Nullable String otherVehicleId;
        private @Nullable String zoneId;
        private @Nullable String sealId;
        private @Nullable String declarationId;
        private @Nullable String jurisdiction;
        private Severity severity = Severity.MEDIUM;
        private long startedAtMs;
        private long atMs;
        private double latDeg = Double.NaN;
        private double lonDeg = Double.NaN;
        private double chainageM = Double.NaN;
        private double measured = Double.NaN;
        private double limit = Double.NaN;
        private String unit = "";
        private boolean late;
        private boolean unobserved;
        private int policyVersion;
        private @Nullable String parentAlertId;
        private final Map<String, Double> evidence = new TreeMap<>();

        private Builder(Kind kind, String ruleId, String type) {
            this.kind = kind;
            this.ruleId = ruleId;
            this.type = type;
        }

        /** The vehicle it is about; also the subject unless {@link #pair} or {@link #zone} says more. */
        public Builder vehicle(String id) {
            vehicleId = id;
            subject = escaped(id);
            return this;
        }

        /** A pair: the follower is the vehicle, the leader the other. */
        public Builder pair(String follower, String leader) {
            vehicleId = follower;
            otherVehicleId = leader;
            subject = pairSubject(follower, leader);
            return this;
        }

        /** The zone that matters; call after {@link #vehicle} or {@link #pair}. */
        public Builder zone(String id) {
            zoneId = id;
            subject = subject + "@" + escaped(id);
            return this;
        }

        /** The signal that matters; call after {@link #vehicle}. */
        public Builder signal(String fieldName) {
            subject = subject + "@" + escaped(fieldName);
            return this;
        }

        /** What it is about where that is neither a vehicle nor a pair: the fleet, a seal, a declaration. */
        public Builder subject(String about) {
            subject = about;
            return this;
        }

        /** The seal that matters, which need not be what it is about. */
        public Builder seal(@Nullable String id) {
            sealId = id;
            return this;
        }

        /** The declaration that matters, which need not be what it is about. */
        public Builder declaration(@Nullable String id) {
            declarationId = id;
            return this;
        }

        public Builder escort(@Nullable String escort, @Nullable String convoy) {
            escortId = escort;
            convoyId = convoy;
            return this;
        }

        public Builder jurisdiction(@Nullable String name) {
            jurisdiction = name;
            return this;
        }

        public Builder severity(Severity value) {
            severity = value;
            return this;
        }

        /** When its cause began and the moment of this finding, event time (ingest time for silence and clock skew). */
        public Builder times(long startedAt, long at) {
            startedAtMs = startedAt;
            atMs = at;
            return this;
        }

        public Builder place(double lat, double lon, double chainage) {
            latDeg = lat;
            lonDeg = lon;
            chainageM = chainage;
            return this;
        }

        public Builder measured(double value, double against, String inUnit) {
            measured = value;
            limit = against;
            unit = inUnit;
            return this;
        }

        public Builder late(boolean value) {
            late = value;
            return this;
        }

        public Builder unobserved(boolean value) {
            unobserved = value;
            return this;
        }

        public Builder policyVersion(int version) {
            policyVersion = version;
            return this;
        }

        /** The alert of the root cause, of which this one is a child. */
        public Builder parent(@Nullable String alertId) {
            parentAlertId = alertId;
            return this;
        }

        public Builder evidence(String name, double value) {
            evidence.put(name, value);
            return this;
        }

        /** The finding. */
        public Finding build() {
            return new Finding(
                    kind,
                    ruleId,
                    type,
                    subject,
                    escortId,
                    convoyId,
                    vehicleId,
                    otherVehicleId,
                    zoneId,
                    sealId,
                    declarationId,
                    jurisdiction,
                    severity,
                    startedAtMs,
                    atMs,
                    latDeg,
                    lonDeg,
                    chainageM,
                    measured,
                    limit,
                    unit,
                    late,
                    unobserved,
                    policyVersion,
                    parentAlertId,
                    evidence);
        }
    }
}

package io.keruen.app.gallery;

import static io.keruen.core.alert.Severity.CRITICAL;
import static io.keruen.core.alert.Severity.HIGH;
import static io.keruen.core.alert.Severity.MEDIUM;

import java.util.List;

/** Stories about who speaks: old numbers with new content, other senders, two vehicles under one name. */
final class IdentityStories {
    private static final String REPLAY = "replayed-frames";
    private static final String IDENTITY = "identity";

    private IdentityStories() {}

    static List<Story> all() {
        return List.of(
                replays(),
                nearlyReplays(),
                otherSender(),
                twoBoots(),
                twoWithoutNumbers(),
                nearlyAnother(),
                nearlyTwo(),
                nearlyTwoWithoutNumbers());
    }

    private static Alarm jumped() {
        return Alarm.of("POSITION_JUMP", MEDIUM, "T1");
    }

    private static Alarm two() {
        return Alarm.of("DUPLICATE_IDENTITY", CRITICAL, "T1");
    }

    private static Story replays() {
        return Story.of(
                        REPLAY,
                        "raises",
                        "Four samples of a truck come again 20 s later, with their numbers and times but 300 m aside.")
                .driven(new Truck("T1").go(10, 60).again(20, 22, 40.1, 100, 300))
                .raises(Alarm.of("SEQUENCE_REPLAY", CRITICAL, "T1")
                        .from(40.1, 40.1)
                        .until(50.4));
    }

    private static Story nearlyReplays() {
        return Story.of(REPLAY, "nearly", "Four samples of a truck come again 20 s later as they were.")
                .driven(new Truck("T1").go(10, 60).again(20, 22, 40.1, 100, 0));
    }

    private static Story otherSender() {
        Truck truck = new Truck("T1").provedAs("T1").go(10, 20).provedAs("T9").go(10, 5);
        return Story.of(IDENTITY, "raises", "For 5 s the gateway proves that another truck sends in the name of T1.")
                .driven(truck.provedAs("T1").go(10, 20))
                .raises(Alarm.of("IDENTITY_MISMATCH", CRITICAL, "T1").from(20, 20));
    }

    private static Story twoBoots() {
        // The younger boot's mark of 25.25 s counts from 30.25 s on; five turns take less than the 5 s they must span.
        Truck other = new Truck("T1").phase(20_250).at(3_000, 0).reboot().go(10, 39);
        return Story.of(
                        IDENTITY,
                        "raises-two-boots",
                        "From 20.25 s on a second truck speaks under the name of T1, 3 km ahead, with a later boot.")
                .driven(new Truck("T1").go(10, 59.5), other)
                .raises(two().from(30.5, 35.5))
                .raises(jumped().from(20.25, 20.25).until(30.25));
    }

    private static Story twoWithoutNumbers() {
        Truck other = new Truck("T1").unnumbered().phase(10_250).at(5_000, 0).go(10, 20);
        return Story.of(
                        IDENTITY,
                        "raises-without-numbers",
                        "For 20 s two trucks 5 km apart speak by turns under the name of T1, without numbers.")
                .driven(new Truck("T1").unnumbered().go(10, 50), other)
                .raises(two().from(10.25, 15.25))
                .raises(jumped().from(10.25, 10.25).becomes(HIGH, 10.5).until(40));
    }

    private static Story nearlyAnother() {
        return Story.of(IDENTITY, "nearly", "The gateway proves nothing for 20 s, then that the truck itself sends.")
                .driven(new Truck("T1").go(10, 20).provedAs("T1").go(10, 20));
    }

    private static Story nearlyTwo() {
        Truck truck = new Truck("T1").go(10, 40).reboot().unheard(10, 3).go(10, 40);
        return Story.of(
                        IDENTITY,
                        "nearly-two-boots",
                        "A truck starts its computer again; half a minute of the boot before comes late, newest first,"
                                + " between samples of the new one.")
                .driven(truck.storing(10, 40, 55, 250, true));
    }

    private static Story nearlyTwoWithoutNumbers() {
        Truck truck =
                new Truck("T1").unnumbered().go(10, 10).jump(3_000, 0).go(10, 3).jump(-3_000, 0);
        return Story.of(
                        IDENTITY,
                        "nearly-without-numbers",
                        "The place of a truck without numbers leaps 3 km ahead and back after 3 s, and ahead for good.")
                .driven(truck.go(10, 3).jump(3_000, 0).go(10, 60))
                .raises(jumped().from(10, 10).becomes(HIGH, 13).until(26));
    }
}

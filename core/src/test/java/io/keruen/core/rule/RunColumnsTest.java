package io.keruen.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.keruen.core.alert.Finding;
import io.keruen.core.alert.LifeLimits;
import io.keruen.core.control.Situation;
import io.keruen.core.kit.Controls;
import io.keruen.core.kit.Drive;
import io.keruen.core.kit.StoredBytes;
import io.keruen.core.kit.VehicleRig;
import io.keruen.core.policy.Parameter;
import io.keruen.core.sample.CodedSignal;
import io.keruen.core.sample.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run answers about its samples, and what it leaves for the next one. */
class RunColumnsTest {
    private final VehicleRun run = new VehicleRun();

    private static Drive drive() {
        return new Drive("truck-1")
                .go(5, 200)
                .with(Signal.HDOP, 2)
                .with(CodedSignal.SATELLITES, 9)
                .go(5, 200)
                .with(Signal.HDOP, Double.NaN)
                .with(CodedSignal.SATELLITES, CodedSignal.ABSENT)
                .go(5, 200);
    }

    private void start(Carry carry) {
        run.start("truck-1", new Controls().escort(null, "truck-1").snapshot().situationAt("truck-1", 5), 42, carry);
    }

    @Test
    void the_last_sample_that_told_something_is_looked_for_between_bounds() {
        start(new Carry());
        run.append(VehicleRig.frame(drive().samples()), 0, 6);

        assertThat(run.lastTold(Signal.HDOP, 1, 6)).isEqualTo(4);
        assertThat(run.lastTold(Signal.HDOP, 4, 6)).isEqualTo(4);
        assertThat(run.lastTold(Signal.HDOP, 1, 3)).isEqualTo(3);
        assertThat(run.lastTold(Signal.HDOP, 5, 6)).isZero();
        assertThat(run.lastTold(Signal.HDOP, 1, 2)).isZero();
        assertThat(run.lastTold(CodedSignal.SATELLITES, 1, 6)).isEqualTo(4);
        assertThat(run.lastTold(CodedSignal.SATELLITES, 4, 6)).isEqualTo(4);
        assertThat(run.lastTold(CodedSignal.SATELLITES, 1, 3)).isEqualTo(3);
        assertThat(run.lastTold(CodedSignal.SATELLITES, 5, 6)).isZero();
        assertThat(run.lastTold(CodedSignal.SATELLITES, 1, 2)).isZero();
        assertThat(run.has(Signal.HDOP)).isTrue();
        assertThat(run.has(Signal.ALTITUDE_M)).isFalse();
        assertThat(run.isWithin(Signal.HDOP, 2, 2)).isTrue();
    }

    @Test
    void the_last_of_all_samples_counts_too() {
        start(new Carry());
        run.append(VehicleRig.frame(drive().samples().subList(0, 3)), 0, 3);

        assertThat(run.has(Signal.HDOP)).isTrue();
        assertThat(run.isWithin(Signal.HDOP, 0, 1)).isFalse();
        assertThat(run.lastTold(Signal.HDOP, 1, 3)).isEqualTo(3);
    }

    @Test
    void a_run_that_was_told_nothing_of_a_signal_says_so_whatever_it_told_before() {
        start(new Carry());
        run.append(VehicleRig.frame(drive().samples()), 0, 6);
        run.clear();
        assertThat(run.size()).isZero();

        start(new Carry());
        assertThat(run.has(Signal.HDOP)).isFalse();
        assertThat(run.lastTold(Signal.HDOP, 1, 6)).isZero();
        assertThat(run.lastTold(CodedSignal.SATELLITES, 1, 6)).isZero();
        assertThat(run.isWithin(Signal.HDOP, 3, 4)).isTrue();
        assertThat(run.presentSignals()).isZero();
    }

    @Test
    void it_knows_whose_it_is_and_what_was_judged_before() {
        start(new Carry());
        run.append(VehicleRig.frame(drive().samples()), 1, 2);

        assertThat(run.vehicleId()).isEqualTo("truck-1");
        assertThat(run.situation().escortId()).isEqualTo("escort-1");
        assertThat(run.firstJudgedIndex()).isEqualTo(42);
        assertThat(run.size()).isEqualTo(2);
        assertThat(run.hasCarry()).isFalse();
        assertThat(run.eventTimeMs()[1]).isEqualTo(Drive.START_MS + 100);
        assertThat(run.ingestTimeMs()[2]).isEqualTo(Drive.START_MS + 200);
        assertThat(run.latDeg()[1]).isEqualTo(Drive.LAT_DEG);
        assertThat(run.lonDeg()[2]).isEqualTo(Drive.lonDeg(1));
    }

    private void derive(int i) {
        run.sigmaM()[i] = 10 + i;
        run.chainageM()[i] = 20 + i;
        run.crossTrackM()[i] = 30 + i;
        run.matchFlags()[i] = 1 + i;
        run.zoneKinds()[i] = 2 + i;
        run.speedLimitMps()[i] = 40 + i;
        run.stepM()[i] = 50 + i;
    }

    private static Carry restored(Carry carry) throws IOException {
        return StoredBytes.thereAndBack(carry, Carry::write, in -> {
            Carry read = new Carry();
            read.read(in);
            return read;
        });
    }

    @Test
    void any_sample_can_be_kept_and_is_the_one_before_the_next_run_also_when_it_was_stored() throws IOException {
        start(new Carry());
        run.append(VehicleRig.frame(drive().samples()), 0, 6);
        for (int i = 1; i <= 6; i++) {
            derive(i);
        }
        Carry third = new Carry();
        run.keep(3, third);
        assertThat(third.speedMps()).isEqualTo(5);

        for (Carry carry : List.of(third, restored(third))) {
            VehicleRun next = new VehicleRun();
            next.start("truck-1", Situation.NONE, 3, carry);
            assertThat(next.hasCarry()).isTrue();
            assertThat(next.eventTimeMs()[0]).isEqualTo(Drive.START_MS + 200);
            assertThat(next.sigmaM()[0]).isEqualTo(13);
            assertThat(next.chainageM()[0]).isEqualTo(23);
            assertThat(next.crossTrackM()[0]).isEqualTo(33);
            assertThat(next.matchFlags()[0]).isEqualTo(4);
            assertThat(next.zoneKinds()[0]).isEqualTo(5);
            assertThat(next.speedLimitMps()[0]).isEqualTo(43);
            assertThat(next.column(Signal.HDOP)[0]).isEqualTo(2);
            assertThat(next.column(Signal.ALTITUDE_M)[0]).isNaN();
            assertThat(next.codes(CodedSignal.SATELLITES)[0]).isEqualTo(9);
            assertThat(next.codes(CodedSignal.FIX_TYPE)[0]).isEqualTo(CodedSignal.ABSENT);
        }
    }

    @Test
    void nothing_kept_is_stored_as_nothing() throws IOException {
        assertThat(restored(new Carry()).present).isFalse();
        Carry absent = new Carry();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        absent.write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isEqualTo(1);
    }

    @Test
    void a_state_written_before_there_were_so_many_signals_is_read_with_the_rest_absent() throws IOException {
        start(new Carry());
        run.append(VehicleRig.frame(drive().samples()), 0, 6);
        Carry carry = new Carry();
        run.keep(3, carry);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBoolean(true);
        out.writeLong(7);
        out.writeLong(8);
        for (int d = 0; d < 5; d++) {
            out.writeDouble(d);
        }
        out.writeInt(1);
        out.writeInt(2);
        out.writeDouble(3);
        out.writeByte(1);
        out.writeDouble(4);
        out.writeByte(1);
        out.writeInt(5);

        carry.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        double[] values = new double[Signal.COUNT];
        int[] codes = new int[CodedSignal.COUNT];
        carry.copySignals(values, codes);
        assertThat(values[0]).isEqualTo(4);
        assertThat(codes[0]).isEqualTo(5);
        for (int s = 1; s < Signal.COUNT; s++) {
            assertThat(values[s]).isNaN();
        }
        for (int s = 1; s < CodedSignal.COUNT; s++) {
            assertThat(codes[s]).isEqualTo(CodedSignal.ABSENT);
        }
    }

    @Test
    void speed_over_ground_comes_before_that_of_the_wheels() {
        Drive drive = new Drive("truck-1").with(Signal.WHEEL_SPEED_MPS, 7).go(5, 100);
        drive.with(Signal.SPEED_MPS, Double.NaN).go(5, 100);
        start(new Carry());
        run.append(VehicleRig.frame(drive.samples()), 0, 2);

        assertThat(run.speedMps(1)).isEqualTo(5);
        assertThat(run.speedMps(2)).isEqualTo(7);
        Carry carry = new Carry();
        run.keepLast(carry);
        assertThat(carry.speedMps()).isEqualTo(7);
    }

    @Test
    void a_finding_is_about_the_vehicle_where_it_was() {
        start(new Carry());
        run.append(VehicleRig.frame(drive().samples()), 0, 6);
        derive(2);

        Finding finding = run.finding(Finding.Kind.RAISED, "rule", "TYPE", 2).build();

        assertThat(finding.vehicleId()).isEqualTo("truck-1");
        assertThat(finding.latDeg()).isEqualTo(Drive.LAT_DEG);
        assertThat(finding.lonDeg()).isEqualTo(Drive.lonDeg(0.5));
        assertThat(finding.chainageM()).isEqualTo(22);
    }

    @Test
    void the_life_of_alerts_has_the_limits_that_a_policy_says() {
        double[] defaults = new AlertLifeRule()
                .parameters().stream().mapToDouble(Parameter::defaultValue).toArray();

        assertThat(AlertLifeRule.limits(defaults)).isEqualTo(LifeLimits.DEFAULTS);
        assertThat(AlertLifeRule.limits(new double[] {1, 2, 3, 4, 5, 6})).isEqualTo(new LifeLimits(1, 2, 3, 4, 5, 6));
    }
}

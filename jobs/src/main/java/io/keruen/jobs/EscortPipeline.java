package io.keruen.jobs;

import io.keruen.connectors.rejected.RejectedInput;
import io.keruen.core.alert.AlertEvent;
import io.keruen.core.gate.ClearanceDecision;
import io.keruen.core.stage.flow.Presence;
import io.keruen.core.stage.flow.Sighting;
import io.keruen.core.stage.flow.StampedFinding;
import io.keruen.jobs.host.ActionHost;
import io.keruen.jobs.host.CustomsRouter;
import io.keruen.jobs.host.EscortHost;
import io.keruen.jobs.host.FleetHost;
import io.keruen.jobs.host.GateHost;
import io.keruen.jobs.host.VehicleHost;
import io.keruen.jobs.record.ActionNote;
import io.keruen.jobs.record.Arrival;
import io.keruen.jobs.record.ControlRecord;
import io.keruen.jobs.record.CustomsNote;
import io.keruen.jobs.record.EscortInput;
import io.keruen.jobs.record.GateInput;
import io.keruen.jobs.record.Types;
import io.keruen.jobs.record.WireFrame;
import io.keruen.jobs.source.ControlGate;
import io.keruen.jobs.source.IngestTime;
import io.keruen.jobs.source.Permits;
import io.keruen.jobs.source.WithoutTicks;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph of the escort job.
 *
 * <pre>
 * frames --by vehicle--> VEHICLE --by escort--> ESCORT --> alerts, transits, vehicles, convoys
 *                        ^  |  |                ^   ^  |
 * control, actions ------+--|--|----------------+   |  +--by gate--> GATE --> clearances
 *                           |  +--> FLEET ----------+
 *                           +--> transits, rejected, tallies
 * </pre>
 *
 * Lines of customs and gates go by CUSTOMS to the escorts whose plans name what they are about; lines of gates and what
 * officers do about them also to GATE. What VEHICLE and ESCORT say to officers' actions goes to ACTIONS, which rejects those that changed nothing.
 *
 * The fleet stage stands before the escort stage: that a vehicle fell silent becomes an alert only when the fleet shows
 * that it is not an outage of everything, and only it knows which vehicles are near a convoy that is not theirs.
 */
public final class EscortPipeline {
    private static final TypeInformation<String> STRING = org.apache.flink.api.common.typeinfo.Types.STRING;

    private static final TypeInformation<Long> LONG = org.apache.flink.api.common.typeinfo.Types.LONG;

    private final StreamExecutionEnvironment env;
    private final Between between;

    private EscortPipeline(StreamExecutionEnvironment env, Between between) {
        this.env = env;
        this.between = between;
    }

    /** Adds the graph to an environment. */
    public static void build(StreamExecutionEnvironment env, Sources sources, Outlets outlets) {
        build(env, sources, outlets, Between.NOTHING);
    }

    /** Adds the graph to an environment, with something between its operators. */
    public static void build(StreamExecutionEnvironment env, Sources sources, Outlets outlets, Between between) {
        new EscortPipeline(env, between).connect(sources, outlets);
    }

    private void connect(Sources sources, Outlets outlets) {
        DataStream<WireFrame> frames = frames(sources);
        SingleOutputStreamOperator<ControlRecord> gate = gate(sources);
        DataStream<ControlRecord> control = between.after(OperatorIds.CONTROL, gate);
        DataStream<ControlRecord> actions = between.after(OperatorIds.CONTROL, gate.getSideOutput(ControlGate.ACTIONS));

        SingleOutputStreamOperator<EscortInput> vehicle = frames.union(permits(actions))
                .keyBy(WireFrame::vehicleId, STRING)
                .connect(control.union(actions).broadcast())
                .transform("vehicle", EscortInput.TYPE, new VehicleHost(sources.isRecorded()));
        name(vehicle, OperatorIds.VEHICLE);
        DataStream<EscortInput> fromFleet =
                fleet(vehicle.getSideOutput(VehicleHost.PRESENCE), vehicle.getSideOutput(VehicleHost.SIGHTINGS));
        SingleOutputStreamOperator<EscortInput> customs = customs(gate);
        DataStream<EscortInput> planned =
                between.after(OperatorIds.CONTROL_GATE, gate.getSideOutput(ControlGate.PLANNED));
        SingleOutputStreamOperator<AlertEvent> alerts = escort(
                between.after(OperatorIds.VEHICLE, vehicle)
                        .union(fromFleet, planned, between.after(OperatorIds.CUSTOMS, customs)),
                control.union(actions));
        DataStream<ActionNote> answers =
                vehicle.getSideOutput(VehicleHost.NOTES).union(alerts.getSideOutput(EscortHost.NOTES));

        write(alerts, outlets.alerts(), OperatorIds.ALERTS);
        write(alerts, outlets.alertStates(), OperatorIds.ALERT_STATES);
        write(alerts.getSideOutput(EscortHost.VEHICLES), outlets.vehicles(), OperatorIds.VEHICLES);
        write(alerts.getSideOutput(EscortHost.CONVOYS), outlets.convoys(), OperatorIds.CONVOYS);
        write(
                clearances(gate, alerts.getSideOutput(EscortHost.READINESS)),
                outlets.clearances(),
                OperatorIds.CLEARANCES);
        write(
                vehicle.getSideOutput(VehicleHost.TRANSITS).union(alerts.getSideOutput(EscortHost.TRANSITS)),
                outlets.transits(),
                OperatorIds.TRANSITS);
        write(
                vehicle.getSideOutput(VehicleHost.REJECTED)
                        .union(
                                gate.getSideOutput(ControlGate.REJECTED),
                                customs.getSideOutput(CustomsRouter.REJECTED),
                                refused(actions, answers)),
                outlets.rejected(),
                OperatorIds.REJECTED);
        write(vehicle.getSideOutput(VehicleHost.TALLIES), outlets.tallies(), OperatorIds.TALLIES);
    }

    private DataStream<WireFrame> frames(Sources sources) {
        int parallelism = sources.frameParallelism();
        SingleOutputStreamOperator<WireFrame> withoutTicks = read(
                        sources.frames(), OperatorIds.FRAMES, WireFrame.TYPE, parallelism)
                .filter(new WithoutTicks())
                .setParallelism(parallelism);
        name(withoutTicks, OperatorIds.FRAMES_WITHOUT_TICKS);
        return between.after(OperatorIds.FRAMES, withoutTicks);
    }

    private SingleOutputStreamOperator<ControlRecord> gate(Sources sources) {
        SingleOutputStreamOperator<ControlRecord> gate = read(
                        sources.control(), OperatorIds.CONTROL, ControlRecord.TYPE, 1)
                .process(new ControlGate(), ControlRecord.TYPE)
                .setParallelism(1);
        name(gate, OperatorIds.CONTROL_GATE);
        return atOnce(gate);
    }

    private <T extends Arrival> DataStream<T> read(
            Source<T, ?, ?> source, OperatorIds id, TypeInformation<T> type, int parallelism) {
        SingleOutputStreamOperator<T> all =
                env.fromSource(source, IngestTime.watermarks(), id.uid(), type).setParallelism(parallelism);
        name(all, id);
        return all;
    }

    private DataStream<EscortInput> fleet(DataStream<Presence> presence, DataStream<Sighting> sightings) {
        SingleOutputStreamOperator<StampedFinding> findings = between.after(OperatorIds.VEHICLE, presence)
                .keyBy(each -> FleetHost.KEY, STRING)
                .connect(between.after(OperatorIds.VEHICLE, sightings).keyBy(each -> FleetHost.KEY, STRING))
                .process(new FleetHost(), Types.FINDING)
                .setParallelism(1);
        name(findings, OperatorIds.FLEET);
        atOnce(findings);
        SingleOutputStreamOperator<EscortInput> inputs =
                findings.map(EscortInput::of, EscortInput.TYPE).setParallelism(1);
        name(inputs, OperatorIds.FLEET_FINDINGS);
        atOnce(inputs);
        return between.after(OperatorIds.FLEET, inputs.union(findings.getSideOutput(FleetHost.OUTSIDERS)));
    }

    private SingleOutputStreamOperator<EscortInput> customs(SingleOutputStreamOperator<ControlRecord> gate) {
        SingleOutputStreamOperator<EscortInput> lines = between.after(
                        OperatorIds.CONTROL_GATE, gate.getSideOutput(ControlGate.CUSTOMS))
                .keyBy(CustomsNote::name, STRING)
                .process(new CustomsRouter(), EscortInput.TYPE);
        name(lines, OperatorIds.CUSTOMS);
        return atOnce(lines);
    }

    private DataStream<ClearanceDecision> clearances(
            SingleOutputStreamOperator<ControlRecord> gate, DataStream<GateInput> told) {
        SingleOutputStreamOperator<ClearanceDecision> clearances = between.after(
                        OperatorIds.CONTROL_GATE, gate.getSideOutput(ControlGate.GATES))
                .union(between.after(OperatorIds.ESCORT, told))
                .keyBy(GateInput::gateId, STRING)
                .process(new GateHost(), Types.CLEARANCE);
        name(clearances, OperatorIds.GATE);
        return clearances;
    }

    private static DataStream<WireFrame> permits(DataStream<ControlRecord> actions) {
        SingleOutputStreamOperator<WireFrame> permits =
                actions.flatMap(new Permits()).returns(WireFrame.TYPE).setParallelism(1);
        name(permits, OperatorIds.PERMITS);
        return atOnce(permits);
    }

    private static DataStream<RejectedInput> refused(
            DataStream<ControlRecord> actions, DataStream<ActionNote> answers) {
        SingleOutputStreamOperator<ActionNote> came =
                actions.map(ControlRecord::note, ActionNote.TYPE).setParallelism(1);
        name(came, OperatorIds.ACTION_NOTES);
        atOnce(came);
        SingleOutputStreamOperator<RejectedInput> refused = came.union(answers)
                .keyBy(ActionNote::ordinal, LONG)
                .process(new ActionHost(), Types.REJECTED)
                .setParallelism(1);
        name(refused, OperatorIds.ACTIONS);
        return refused;
    }

    private static SingleOutputStreamOperator<AlertEvent> escort(
            DataStream<EscortInput> inputs, DataStream<ControlRecord> control) {
        SingleOutputStreamOperator<AlertEvent> alerts = inputs.keyBy(EscortInput::escortKey, STRING)
                .connect(control.broadcast())
                .transform("escort", Types.ALERT, new EscortHost());
        name(alerts, OperatorIds.ESCORT);
        return atOnce(alerts);
    }

    /** Where little goes out nothing waits in a buffer, and no thread looks a hundred times a second whether something does. */
    private static <T> SingleOutputStreamOperator<T> atOnce(SingleOutputStreamOperator<T> operator) {
        return operator.setBufferTimeout(0);
    }

    private <T> void write(DataStream<T> stream, Sink<T> outlet, OperatorIds id) {
        stream.sinkTo(outlet).name(id.uid()).uid(id.uid());
    }

    private static void name(SingleOutputStreamOperator<?> operator, OperatorIds id) {
        operator.uid(id.uid()).name(id.uid());
    }
}

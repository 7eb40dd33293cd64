package io.keruen.benchmarks.job;

import io.keruen.benchmarks.measure.Rounds;
import io.keruen.benchmarks.process.BrokerMain;
import io.keruen.benchmarks.process.ChildJvm;
import io.keruen.benchmarks.process.Scratch;
import io.keruen.connectors.names.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/** One number of zones with one frame size: one broker, the candidates in turn, round by round. */
final class JobCell {
    private static final int UNCOUNTED_SHARE = 10;

    private final JobPlan plan;
    private final int frameSize;
    private final JobWorld world;
    private final PrintStream out;
    private final Map<Candidate, ChildJvm> children = new EnumMap<>(Candidate.class);
    private final Map<Candidate, Figures> figures = new EnumMap<>(Candidate.class);

    JobCell(JobPlan plan, int zones, int frameSize, PrintStream out) {
        this.plan = plan;
        this.frameSize = frameSize;
        this.out = out;
        world = new JobWorld(zones, plan.vehicles(), plan.samples(), plan.seed());
    }

    /** Measures; one row for each candidate. */
    List<JobRow> measure() throws IOException, ExecutionException, InterruptedException {
        try (Scratch scratch = Scratch.make();
                ChildJvm broker = BrokerMain.start(scratch.folder())) {
            String address = BrokerMain.address(broker);
            try (Admin admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, address))) {
                Filler.fill(address, admin, world.workload(), frameSize);
                for (Candidate candidate : Candidate.values()) {
                    children.put(candidate, CandidateMain.start(candidate, scratch.folder(), address, world));
                    figures.put(candidate, new Figures(candidate));
                }
                play(broker, new Watch(admin));
            } finally {
                for (ChildJvm child : children.values()) {
                    child.close();
                }
            }
        }
        List<JobRow> rows = new ArrayList<>();
        figures.forEach((candidate, each) -> rows.add(each.row(candidate)));
        return rows;
    }

    private void play(ChildJvm broker, Watch watch) throws IOException, ExecutionException, InterruptedException {
        int first = -plan.warmUps();
        for (int round = first; round < plan.rounds(); round++) {
            for (Candidate candidate : Candidate.values()) {
                boolean isFew = candidate == Candidate.OBVIOUS;
                if (!isFew || round == -1 || round >= 0 && round < plan.obviousRounds()) {
                    play(candidate, round, broker, watch);
                }
            }
        }
    }

    private void play(Candidate candidate, int round, ChildJvm broker, Watch watch)
            throws IOException, ExecutionException, InterruptedException {
        ChildJvm child = Objects.requireNonNull(children.get(candidate));
        String group = candidate + "-" + (round + plan.warmUps());
        long mark = plan.total() / UNCOUNTED_SHARE;
        String saidTopic = candidate == Candidate.OBVIOUS ? Filler.SAID : Topics.ESCORT_ALERTS.topicName();
        long saidBefore = watch.records(saidTopic, 1);
        long brokerNs = broker.cpuNs();
        child.ask("start " + group + " " + mark + " " + plan.total());
        String[] used = child.ask("finish").split(" ", -1);
        brokerNs = broker.cpuNs() - brokerNs;
        child.ask("stop");
        long counted = plan.total() - mark;
        double cpuNs = (double) Long.parseLong(used[0]) / counted;
        double compilerNs = (double) Long.parseLong(used[2]) / counted;
        double perSecond = counted / (Long.parseLong(used[1]) / 1e9);
        long said = watch.records(saidTopic, 1) - saidBefore;
        out.printf(
                "  %s round %d: %.0f ns CPU, compiler %.0f ns, broker %.0f ns, %,.0f samples/s, %,d said%n",
                candidate.title(), round, cpuNs, compilerNs, (double) brokerNs / plan.total(), perSecond, said);
        if (round >= 0) {
            Objects.requireNonNull(figures.get(candidate))
                    .add(cpuNs, compilerNs, (double) brokerNs / plan.total(), perSecond, said);
        }
    }

    /** What a candidate needed in its rounds. */
    private final class Figures {
        private final Rounds cpuNs = new Rounds();
        private final Rounds compilerNs = new Rounds();
        private final Rounds brokerNs = new Rounds();
        private final Rounds perSecond = new Rounds();
        private final boolean isDeterministic;
        private long said = -1;

        /** The obvious way pairs vehicles as their records happen to meet: two rounds may differ. */
        Figures(Candidate candidate) {
            isDeterministic = candidate != Candidate.OBVIOUS;
        }

        void add(double cpu, double compiler, double broker, double samplesPerSecond, long saidNow) {
            cpuNs.add(cpu);
            compilerNs.add(compiler);
            brokerNs.add(broker);
            perSecond.add(samplesPerSecond);
            if (isDeterministic && said >= 0 && said != saidNow) {
                throw new IllegalStateException("one round said " + said + " records, another " + saidNow);
            }
            said = saidNow;
        }

        JobRow row(Candidate candidate) {
            return new JobRow(
                    world.zoneCount(),
                    frameSize,
                    candidate,
                    cpuNs.median(),
                    cpuNs.least(),
                    compilerNs.median(),
                    brokerNs.median(),
                    perSecond.median(),
                    said,
                    plan.total());
        }
    }
}

package io.keruen.app.play;

import io.keruen.app.job.UnusableDataException;
import io.keruen.connectors.officers.OfficerKey;
import io.keruen.connectors.officers.OfficerRegister;
import io.keruen.connectors.officers.OfficerRegisterFile;
import io.keruen.connectors.officers.OfficerRole;
import io.keruen.connectors.officers.OfficerSignature;
import io.keruen.connectors.officers.SignedContent;
import io.keruen.connectors.officers.SigningKey;
import io.keruen.connectors.outlet.DurableFiles;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.scenario.ActionLine;
import io.keruen.connectors.scenario.RecordKind;
import io.keruen.connectors.scenario.Scenario;
import io.keruen.core.action.OfficerAction;
import io.keruen.core.customs.Authority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The officers of a system on one machine, with their keys and their register in one folder: two to try things with, and
 * everybody who acts in the scenario that it plays. The player signs as them, so that the job need trust nobody.
 */
public final class ScenarioOfficers {
    private static final Duration VALID = Duration.ofMinutes(5);
    private static final String KEY = ".key";
    private static final String KZ = "aigerim";
    private static final String CN = "wei";

    private final Path file;
    private final OfficerRegister register;
    private final Map<String, SigningKey> keys;

    private ScenarioOfficers(Path file, OfficerRegister register, Map<String, SigningKey> keys) {
        this.file = file;
        this.register = register;
        this.keys = keys;
    }

    /**
     * The officers in a folder; those that are not there yet are made.
     *
     * @throws UnusableDataException if what is there cannot be used
     */
    public static ScenarioOfficers in(Path folder, Scenario scenario) throws IOException, UnusableDataException {
        Files.createDirectories(folder);
        Path file = folder.resolve("officers.jsonl");
        try {
            Map<String, SigningKey> keys = keys(folder);
            make(folder, KZ, KZ, keys);
            make(folder, CN, CN, keys);
            for (var line : scenario.recordsOf(RecordKind.ACTION)) {
                make(folder, freeName(folder), ActionLine.action(line).officer(), keys);
            }
            return new ScenarioOfficers(file, complete(file, keys), keys);
        } catch (SettingException e) {
            throw new UnusableDataException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, SigningKey> keys(Path folder) throws IOException, SettingException {
        Map<String, SigningKey> keys = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each :
                    files.filter(path -> path.toString().endsWith(KEY)).sorted().toList()) {
                SigningKey key = SigningKey.read(each);
                keys.put(OfficerAction.sameName(key.officer()), key);
            }
        }
        return keys;
    }

    private static void make(Path folder, String fileName, String officer, Map<String, SigningKey> keys)
            throws IOException {
        String name = OfficerAction.sameName(officer);
        if (!keys.containsKey(name)) {
            SigningKey key = SigningKey.generate(officer);
            key.write(folder.resolve(fileName + KEY));
            keys.put(name, key);
        }
    }

    /** A name of a key's file that no earlier scenario took. */
    private static String freeName(Path folder) {
        int number = 1;
        while (Files.exists(folder.resolve("scenario-" + number + KEY))) {
            number++;
        }
        return "scenario-" + number;
    }

    /** The register, once everybody who has a key here stands in it; what stands in it already stays as it is. */
    private static OfficerRegister complete(Path file, Map<String, SigningKey> keys)
            throws IOException, SettingException {
        OfficerRegister before = Files.exists(file) ? OfficerRegisterFile.read(file) : null;
        List<SigningKey> missing = keys.values().stream()
                .filter(key -> before == null || !before.knows(key))
                .toList();
        if (before != null && missing.isEmpty()) {
            return before;
        }
        List<String> lines = before == null ? new ArrayList<>() : new ArrayList<>(Files.readAllLines(file));
        addLines(missing, lines);
        DurableFiles.replace(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return OfficerRegisterFile.read(file);
    }

    private static void addLines(List<SigningKey> keys, List<String> lines) {
        for (SigningKey key : keys) {
            boolean isToTry = key.officer().equals(KZ) || key.officer().equals(CN);
            lines.add(OfficerRegisterFile.line(new OfficerKey(
                    key.officer(),
                    key.officer().equals(CN) ? Authority.CN : Authority.KZ,
                    key.publicKey(),
                    isToTry
                            ? List.of(OfficerRole.SUPERVISOR, OfficerRole.PLANNER, OfficerRole.EDITOR)
                            : List.of(OfficerRole.SUPERVISOR),
                    List.of(),
                    Long.MIN_VALUE,
                    Long.MAX_VALUE)));
        }
    }

    /** Whose signatures count. */
    public OfficerRegister register() {
        return register;
    }

    /** Where the register and the keys are, for people. */
    public String words() {
        return file + ", signatures are demanded; try as " + KZ + KEY + " or " + CN + KEY + " beside it";
    }

    /** Signs an action of the scenario as its officer. */
    void signAction(ProducerRecord<byte[], byte[]> record, String officer, String id) {
        SigningKey key = keys.get(OfficerAction.sameName(officer));
        if (key == null) {
            throw new IllegalStateException("no key of " + officer);
        }
        sign(record, key, id);
    }

    /** Signs a zone, plan or policy of the scenario as two officers; a player that was killed may send it again. */
    void signChange(ProducerRecord<byte[], byte[]> record) {
        for (String officer : List.of(KZ, CN)) {
            signAction(record, officer, UUID.randomUUID().toString());
        }
    }

    private static void sign(ProducerRecord<byte[], byte[]> record, SigningKey key, String id) {
        long atMs = record.timestamp();
        OfficerSignature signature = key.sign(
                new SignedContent(record.topic(), record.key(), record.value()), id, atMs, atMs + VALID.toMillis());
        record.headers().add(OfficerSignature.HEADER, signature.encode());
    }
}

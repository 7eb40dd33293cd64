package io.keruen.app.live;

import io.keruen.app.command.YamlFile;
import io.keruen.connectors.outlet.SettingException;
import io.keruen.connectors.outlet.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads who may do what, and refuses the file as a whole, with one line, if anything in it is wrong. */
public final class AccessFile {
    private AccessFile() {}

    /**
     * Reads the file.
     *
     * @throws SettingException naming the file, the key and what to write there
     */
    public static AccessRules read(Path file) throws SettingException {
        try {
            Settings root = new Settings("", YamlFile.read(file, "--access"), file);
            Map<String, AccessRules.Grant> grants = new LinkedHashMap<>();
            for (Settings each : root.children("principals")) {
                grants.put(each.name(), grant(each));
            }
            if (grants.isEmpty()) {
                throw root.wrong("principals", "names nobody; then nobody could write or read");
            }
            root.requireAllKnown();
            return new AccessRules(grants);
        } catch (SettingException e) {
            throw new SettingException(file + ": " + e.getMessage());
        }
    }

    private static AccessRules.Grant grant(Settings of) throws SettingException {
        AccessRules.Grant grant = new AccessRules.Grant(
                topics(of, "writes"), topics(of, "reads"), of.texts("groups"), of.texts("transactions"));
        of.requireAllKnown();
        return grant;
    }

    private static List<String> topics(Settings of, String key) throws SettingException {
        Set<String> known = AccessRules.topics();
        List<String> topics = of.texts(key);
        for (String each : topics) {
            if (!known.contains(each)) {
                throw of.wrong(key, "names " + each + ", which is no topic; write some of " + known);
            }
        }
        return topics;
    }
}

package io.keruen.app.dossier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records that say the same of the same thing one after another: the first, the last, and how many there are. */
record Run(Entry first, Entry last, int count, String words) {

    /** The runs among records, by their first. */
    static List<Run> of(List<Entry> entries) {
        List<Run> runs = new ArrayList<>();
        Map<String, Integer> latest = new HashMap<>();
        for (Entry entry : entries) {
            String subject = Wording.subject(entry);
            String words = Wording.of(entry);
            Integer index = latest.get(subject);
            if (index != null && runs.get(index).words().equals(words)) {
                Run run = runs.get(index);
                runs.set(index, new Run(run.first(), entry, run.count() + 1, words));
            } else {
                latest.put(subject, runs.size());
                runs.add(new Run(entry, entry, 1, words));
            }
        }
        return runs;
    }
}

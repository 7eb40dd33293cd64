package io.keruen.jobs.control;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One object for all subtasks of this JVM that ask for the same content: what is big is built and held once, and goes
 * when nobody holds it. Thread-safe; two that ask at the same time wait for one build.
 */
final class SharedByContent<T> {
    private final Map<String, WeakReference<T>> byContent = new HashMap<>();

    /** The object with this content; built only if nobody in this JVM holds it. */
    synchronized T get(String content, Supplier<T> build) {
        WeakReference<T> held = byContent.get(content);
        T shared = held == null ? null : held.get();
        if (shared == null) {
            shared = build.get();
            byContent.values().removeIf(each -> each.get() == null);
            byContent.put(content, new WeakReference<>(shared));
        }
        return shared;
    }
}

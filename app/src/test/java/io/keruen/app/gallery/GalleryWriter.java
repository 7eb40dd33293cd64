package io.keruen.app.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the gallery: one scenario folder for each story, the same bytes each time. */
public final class GalleryWriter {
    private GalleryWriter() {}

    /** Writes all folders into the directory named by the only argument. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("give one directory, such as src/test/scenarios");
        }
        write(Path.of(arguments[0]));
    }

    /** Writes all folders under this root; what else lies there stays. */
    public static void write(Path root) throws IOException {
        for (Story story : stories()) {
            story.write(root);
        }
    }

    /** All stories. One line for each family. */
    static List<Story> stories() {
        return Stream.of(
                        ZoneVisitStories.all(),
                        RestrictedStories.all(),
                        LimitStories.all(),
                        RouteStories.all(),
                        StopStories.all(),
                        GapStories.all(),
                        CloseStories.all(),
                        EscortLifeStories.all(),
                        PlanVersionStories.all(),
                        IntruderStories.all(),
                        GateStories.all(),
                        GateDoubtStories.all(),
                        NextJourneyStories.all(),
                        SilenceStories.all(),
                        SignalStories.all(),
                        IdentityStories.all(),
                        VehicleStories.all(),
                        SensorStories.all(),
                        LifeStories.all(),
                        FloodStories.all(),
                        DeclarationStories.all(),
                        BorderStories.all(),
                        SealStories.all(),
                        IntegrityStories.all())
                .flatMap(List::stream)
                .toList();
    }
}

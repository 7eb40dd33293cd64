package io.keruen.app.cluster;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * The main of a Flink process that ends with the one that started it: its standard input is closed by then, however that
 * one ended.
 */
public final class FlinkNode {
    static final String JOB_MANAGER = "jobmanager";
    static final String TASK_MANAGER = "taskmanager";

    private static final int PARENT_GONE = 143;

    private FlinkNode() {}

    /** Runs the kind of node that the first argument names; the others are Flink's. */
    public static void main(String[] arguments) throws Exception {
        Thread watch = new Thread(FlinkNode::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        String[] flink = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (arguments[0].equals(JOB_MANAGER)) {
            StandaloneSessionClusterEntrypoint.main(flink);
        } else if (arguments[0].equals(TASK_MANAGER)) {
            TaskManagerRunner.main(flink);
        } else {
            throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody has anything to say here.
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(PARENT_GONE);
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}

package io.keruen.benchmarks.process;

import io.keruen.benchmarks.measure.ProcessMeter;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The child's side: answers the parent's questions until there is no parent any more. */
public final class ChildLoop {
    static final String FAILED = "failed";
    static final String CPU = "cpu";

    /** What answers begin with: agents may print lines of their own. */
    static final String ANSWER = "> ";

    private ChildLoop() {}

    /** Answers until the end of the questions. What libraries print goes to standard error. */
    public static void run(Answers answers) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String question = questions.readLine(); question != null; question = questions.readLine()) {
            out.println(
                    ANSWER + (question.equals(CPU) ? Long.toString(ProcessMeter.cpuNs()) : answer(answers, question)));
        }
    }

    private static String answer(Answers answers, String question) {
        try {
            return answers.to(question);
        } catch (Exception e) {
            e.printStackTrace();
            return FAILED + ": " + e.toString().replace('\n', ' ');
        }
    }

    /** Answers one question in one line. */
    public interface Answers {
        /** The answer. */
        String to(String question) throws Exception;
    }
}

package io.keruen.app.command;

import java.io.PrintStream;

/** The two streams of a command and whether people look at them. Results go to {@code out}, all else to {@code err}. */
public record Console(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal) {
    private static final String RESET = "\u001B[0m";

    /** The process's own streams; the launcher says which of them are terminals. */
    public static Console ofProcess() {
        String terminals = System.getProperty("keruen.terminals", "");
        return new Console(System.out, System.err, terminals.contains("out"), terminals.contains("err"));
    }

    /** Says something to the person at the keyboard. */
    public void say(String line) {
        err.println("keruen: " + line);
    }

    public String good(String text) {
        return colour(text, "\u001B[32m");
    }

    public String bad(String text) {
        return colour(text, "\u001B[31m");
    }

    public String faint(String text) {
        return colour(text, "\u001B[2m");
    }

    private String colour(String text, String start) {
        return outIsTerminal ? start + text + RESET : text;
    }
}

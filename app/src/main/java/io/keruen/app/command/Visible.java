package io.keruen.app.command;

/** Texts of others as a person at a terminal may safely be shown them. Stateless. */
public final class Visible {
    private Visible() {}

    /** The text, with whatever would move the cursor, turn the line or not be seen written as its number. */
    public static String text(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> append(character, shown));
        return shown.toString();
    }

    /** Adds one character of a text, or its number. */
    public static void append(int character, StringBuilder shown) {
        if (isSeen(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append("\\u{").append(Integer.toHexString(character)).append('}');
        }
    }

    /** Signs that turn or hide their neighbours could make an id look like another. */
    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

package io.keruen.app.dossier;

import io.keruen.app.command.Visible;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** A page in the making. Everything from outside is text, and what cannot be seen is written out. */
final class Html {
    private static final int LONGEST_WORD = 20;

    private final StringBuilder page = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Opens an element; attributes are names and values by turns. */
    Html open(String tag, String... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** An element without content. */
    Html single(String tag, String... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    private StringBuilder start(String tag, String... attributes) {
        page.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            page.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            page.append('"');
        }
        return page;
    }

    /** Closes the element that was opened last. */
    Html close() {
        page.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Closes the element that was opened last, and ends the line. */
    Html closeLine() {
        close();
        page.append('\n');
        return this;
    }

    /** An element with a text. */
    Html leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A text. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** A cell with a text, which may break behind an underscore; words as long as that are whole. */
    Html cell(String text) {
        boolean isLong = Arrays.stream(text.split("[ _]", -1)).anyMatch(word -> word.length() > LONGEST_WORD);
        open("td", "class", isLong ? "long" : "whole");
        String separator = "";
        for (String part : text.split("(?<=_)", -1)) {
            own(separator).text(part);
            separator = "<wbr/>";
        }
        return close();
    }

    /** What this program wrote itself, as it is. */
    Html own(String markup) {
        page.append(markup);
        return this;
    }

    private void escape(String text) {
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> Visible.append(each, page);
            }
        });
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return page.toString();
    }
}

package io.keruen.benchmarks.quality;

import java.util.Locale;

/** Writes a drawing in SVG: lengths in pixels from the upper left corner, text in the font of the reader's system. */
final class Svg {
    private final StringBuilder body = new StringBuilder();
    private final double width;

    Svg(double width) {
        this.width = width;
    }

    /** Where text begins, is centred, or ends. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void rect(double x, double y, double w, double h, String colour) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x, y, w, h, colour);
    }

    void line(double x1, double y1, double x2, double y2, String colour, double thickness) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
                x1, y1, x2, y2, colour, thickness);
    }

    /** A disc, or a ring where {@code filled} is false. */
    void dot(double x, double y, double radius, String colour, boolean filled) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>",
                x, y, radius, filled ? colour : "#ffffff", colour);
    }

    /** Text on its base line. */
    void text(double x, double y, Anchor anchor, double size, String colour, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%.1f\" fill=\"%s\">%s</text>",
                x, y, anchor.name().toLowerCase(Locale.ROOT), size, colour, escaped(text));
    }

    private void add(String form, Object... values) {
        body.append(String.format(Locale.ROOT, form, values)).append('\n');
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** The whole drawing on white, for a page in dark mode too. */
    String document(double height) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                                + " viewBox=\"0 0 %.0f %.0f\" font-family=\"system-ui, 'DejaVu Sans', sans-serif\">\n",
                        width,
                        height,
                        width,
                        height)
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body + "</svg>\n";
    }
}

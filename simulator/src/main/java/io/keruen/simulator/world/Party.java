package io.keruen.simulator.world;

/**
 * Who drives together, and under which names.
 *
 * @param number the number of the escort
 * @param firstNumber the number of its first vehicle
 * @param size how many vehicles there are
 */
public record Party(int number, int firstNumber, int size) {
    private static final int ONCOMING_FROM = 21;

    /** Those that cross from Bakhty to Pokitu. */
    static Party outbound(int size) {
        return new Party(1, 1, size);
    }

    /** Those that come the other way. */
    static Party oncoming(int size) {
        return new Party(2, ONCOMING_FROM, size);
    }

    /** The id of their escort. */
    public String escortId() {
        return "ESCORT-" + number;
    }

    /** The id of their convoy. */
    public String convoyId() {
        return "CONVOY-" + number;
    }

    /** The two digits by which a vehicle, its seal and its papers are told from those of the others. */
    String digits(int index) {
        int own = firstNumber + index;
        return (own < 10 ? "0" : "") + own;
    }
}

package io.keruen.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads arguments of the form {@code --name value}; {@code --quick} and {@code --history} stand alone. */
public final class Options {
    private static final Set<String> ALONE = Set.of("--quick", "--history");

    private Options() {}

    /**
     * Reads them in order.
     *
     * @throws WrongOptionException in words for people
     */
    public static void read(String usage, Setter setter, String... arguments) throws WrongOptionException {
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            boolean isAlone = ALONE.contains(name);
            if (!isAlone && i + 1 == arguments.length) {
                throw new WrongOptionException(name + " is unknown or needs a value; usage: " + usage);
            }
            if (!setter.set(name, isAlone ? "" : arguments[++i])) {
                throw new WrongOptionException(name + " is unknown; usage: " + usage);
            }
        }
    }

    /** Whole numbers with commas between them, each within bounds and divisible by {@code step}. */
    public static List<Integer> numbers(String name, String value, int step, int most) throws WrongOptionException {
        List<Integer> numbers = new ArrayList<>();
        for (String word : value.split(",", -1)) {
            try {
                numbers.add(Integer.valueOf(word));
            } catch (NumberFormatException e) {
                throw new WrongOptionException(name + " takes whole numbers, and got " + value);
            }
        }
        for (int number : numbers) {
            if (number < step || number > most || number % step != 0) {
                throw new WrongOptionException(
                        name + " takes " + step + " to " + most + (step > 1 ? " in steps of " + step : ""));
            }
        }
        return numbers;
    }

    /** One such number. */
    public static int number(String name, String value, int step, int most) throws WrongOptionException {
        List<Integer> numbers = numbers(name, value, step, most);
        if (numbers.size() != 1) {
            throw new WrongOptionException(name + " takes one number, and got " + value);
        }
        return numbers.get(0);
    }

    /** Takes an option; {@code false} if there is none of this name. */
    public interface Setter {
        /** Sets it. */
        boolean set(String name, String value) throws WrongOptionException;
    }

    /** The arguments are wrong; the message says how, in one line. */
    public static final class WrongOptionException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Says how. */
        public WrongOptionException(String message) {
            super(message);
        }
    }
}

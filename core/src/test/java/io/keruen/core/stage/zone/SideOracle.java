package io.keruen.core.stage.zone;

import io.keruen.core.stage.zone.Walker.At;
import java.util.ArrayList;
import java.util.List;

/** The obvious and slow way to say when a vehicle entered, exited or crossed a rectangle on a plane: looks at all samples. */
final class SideOracle {
    private final double west;
    private final double south;
    private final double east;
    private final double north;

    SideOracle(double west, double south, double east, double north) {
        this.west = west;
        this.south = south;
        this.east = east;
        this.north = north;
    }

    double distanceM(At at) {
        double dx = Math.max(west - at.eastM(), at.eastM() - east);
        double dy = Math.max(south - at.northM(), at.northM() - north);
        return dx > 0 && dy > 0 ? Math.hypot(dx, dy) : Math.max(dx, dy);
    }

    private static double bandM(At at) {
        return Math.max(1, 3 * at.sigmaM());
    }

    private char letter(At at) {
        return distanceM(at) > bandM(at) ? 'O' : distanceM(at) < -bandM(at) ? 'I' : 'b';
    }

    /** Whether no sample lies so near to a limit that rounding decides. */
    boolean isPlain(List<At> walk) {
        return walk.stream()
                .allMatch(at -> Math.abs(Math.abs(distanceM(at)) - bandM(at)) > 0.03 && Math.abs(distanceM(at)) > 0.03);
    }

    /** The fraction of the step at which it first meets the boundary; NaN if it does not. */
    private double meets(At a, At b) {
        double first = Double.NaN;
        double dx = b.eastM() - a.eastM();
        double dy = b.northM() - a.northM();
        double[][] sides = {
            {west, south, east, south},
            {east, south, east, north},
            {east, north, west, north},
            {west, north, west, south}
        };
        for (double[] side : sides) {
            double ex = side[2] - side[0];
            double ey = side[3] - side[1];
            double cross = dx * ey - dy * ex;
            double t = ((side[0] - a.eastM()) * ey - (side[1] - a.northM()) * ex) / cross;
            double u = ((side[0] - a.eastM()) * dy - (side[1] - a.northM()) * dx) / cross;
            if (t >= 0 && t <= 1 && u >= 0 && u <= 1 && !(t >= first)) {
                first = t;
            }
        }
        return first;
    }

    private long at(At a, At b, double fraction) {
        return Math.round(a.ms() + fraction * (b.ms() - a.ms()));
    }

    List<String> events(List<At> walk) {
        List<String> events = new ArrayList<>();
        boolean inside = distanceM(walk.get(0)) < 0;
        if (inside) {
            events.add("PRESENT z 0");
        }
        int start = letter(walk.get(0)) == 'O' ? 0 : -1;
        for (int i = 1; i < walk.size(); i++) {
            char wanted = inside ? 'O' : 'I';
            if (letter(walk.get(i)) == wanted && letter(walk.get(i - 1)) == wanted) {
                inside = !inside;
                events.add((inside ? "ENTERED z " : "EXITED z ") + passage(walk, i - 1, inside));
            }
            if (letter(walk.get(i)) != 'O') {
                start = inside ? -1 : start;
                continue;
            }
            boolean met = !inside && start >= 0 && !Double.isNaN(meets(walk.get(start), walk.get(i)));
            boolean again = met
                    && i - 1 > start
                    && letter(walk.get(i - 1)) == 'O'
                    && !Double.isNaN(meets(walk.get(start), walk.get(i - 1)));
            if (met && (again || start == i - 1)) {
                events.add("CROSSED z " + crossing(walk, start, i));
            }
            start = met && !again && start < i - 1 ? start : i;
        }
        return events;
    }

    private long passage(List<At> walk, int to, boolean inward) {
        for (int i = to; i > 0; i--) {
            At a = walk.get(i - 1);
            At b = walk.get(i);
            if (distanceM(a) < 0 != inward && distanceM(b) < 0 == inward) {
                return at(a, b, meets(a, b));
            }
        }
        throw new IllegalStateException("no passage");
    }

    /** Of the path from sample to sample, or if that only goes round a corner, of the chord. */
    private long crossing(List<At> walk, int start, int end) {
        for (int i = start; i < end; i++) {
            double fraction = meets(walk.get(i), walk.get(i + 1));
            if (!Double.isNaN(fraction)) {
                return at(walk.get(i), walk.get(i + 1), fraction);
            }
        }
        return at(walk.get(start), walk.get(end), meets(walk.get(start), walk.get(end)));
    }
}

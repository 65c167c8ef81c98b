package dev.trefoil.mpc.protocol;

import java.util.ArrayList;
import java.util.List;

/// How the carries of an adder are computed: fewer bits against fewer rounds.
///
/// An adder of `width` bits computes the carry into each bit; it is a prefix computation over `width` leaves:
/// the carry that comes in, then bits 0 to width-2. Each step joins the prefix of a high group with that of
/// the group just below it. Which steps there are depends on the width alone.
public enum Adder {
    /// Bit after bit: width-1 ANDs in width-1 rounds. Fewest bits.
    RIPPLE,

    /// Brent and Kung 1982: about 3 width ANDs in about 2 log2(width) rounds.
    BRENT_KUNG,

    /// Sklansky 1960: about width log2(width) ANDs in log2(width) rounds. Fewest rounds.
    SKLANSKY;

    /// One step: the group that ends at leaf `high` is joined with the one that ends at leaf `low`.
    record Join(int high, int low) {}

    /// ANDs per row.
    public int gates(int width) {
        int[] start = starts(width);
        int gates = 0;
        for (List<Join> level : levels(width)) {
            for (Join join : level) {
                gates += start[join.low] == 0 ? 1 : 2;
                start[join.high] = start[join.low];
            }
        }
        return gates;
    }

    public int rounds(int width) {
        return levels(width).size();
    }

    /// The lowest leaf of the group that ends at each leaf, before any step: itself.
    static int[] starts(int width) {
        int[] start = new int[width];
        for (int i = 0; i < width; i++) {
            start[i] = i;
        }
        return start;
    }

    /// The steps, level by level; the steps of a level do not depend on each other. None is empty.
    List<List<Join>> levels(int width) {
        List<List<Join>> levels = switch (this) {
            case RIPPLE -> ripple(width);
            case BRENT_KUNG -> brentKung(width);
            case SKLANSKY -> sklansky(width);
        };
        return levels.stream().filter(level -> !level.isEmpty()).toList();
    }

    private static List<List<Join>> ripple(int width) {
        List<List<Join>> levels = new ArrayList<>();
        for (int i = 1; i < width; i++) {
            levels.add(List.of(new Join(i, i - 1)));
        }
        return levels;
    }

    private static List<List<Join>> brentKung(int width) {
        List<List<Join>> levels = new ArrayList<>();
        int distance = 1;
        for (; distance < width; distance *= 2) {
            levels.add(every(2 * distance - 1, distance, width));
        }
        for (; distance >= 1; distance /= 2) {
            levels.add(every(3 * distance - 1, distance, width));
        }
        return levels;
    }

    private static List<Join> every(int from, int distance, int width) {
        List<Join> level = new ArrayList<>();
        for (int i = from; i < width; i += 2 * distance) {
            level.add(new Join(i, i - distance));
        }
        return level;
    }

    private static List<List<Join>> sklansky(int width) {
        List<List<Join>> levels = new ArrayList<>();
        for (int distance = 1; distance < width; distance *= 2) {
            List<Join> level = new ArrayList<>();
            for (int i = distance; i < width; i++) {
                if ((i & distance) != 0) {
                    level.add(new Join(i, i / distance * distance - 1));
                }
            }
            levels.add(level);
        }
        return levels;
    }
}

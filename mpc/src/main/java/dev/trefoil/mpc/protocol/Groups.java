package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.List;

/// One party's shares of a grouped table: a row for each group, in the order of the groups, then rows that mean
/// nothing.
///
/// As many rows as before the grouping, so that the number of groups stays hidden; `valid()` marks the groups.
///
/// Secret: `toString` tells the shape only.
public final class Groups {
    private final BitVector valid;
    private final List<RingVector> sums;
    private final List<WideVector> wideSums;
    private final List<BitPlanes> firsts;
    private final List<BitPlanes> lasts;

    Groups(
            BitVector valid,
            List<RingVector> sums,
            List<WideVector> wideSums,
            List<BitPlanes> firsts,
            List<BitPlanes> lasts) {
        this.valid = valid;
        this.sums = List.copyOf(sums);
        this.wideSums = List.copyOf(wideSums);
        this.firsts = List.copyOf(firsts);
        this.lasts = List.copyOf(lasts);
    }

    /// The first `rows` rows only: all groups, where public bounds say that there are no more.
    public Groups first(int rows) {
        return new Groups(
                valid.slice(0, rows),
                sums.stream().map(column -> column.slice(0, rows)).toList(),
                wideSums.stream().map(column -> column.slice(0, rows)).toList(),
                firsts.stream().map(column -> column.slice(0, rows)).toList(),
                lasts.stream().map(column -> column.slice(0, rows)).toList());
    }

    /// One where the row is a group: ones first.
    public BitVector valid() {
        return valid;
    }

    /// For each value column, its sum over the group.
    public List<RingVector> sums() {
        return sums;
    }

    /// For each value column modulo 2^128, its sum over the group.
    public List<WideVector> wideSums() {
        return wideSums;
    }

    /// For each column asked for, its value in the first row of the group.
    public List<BitPlanes> firsts() {
        return firsts;
    }

    /// For each column asked for, its value in the last row of the group.
    public List<BitPlanes> lasts() {
        return lasts;
    }

    @Override
    public String toString() {
        return "Groups[" + valid.rows() + " secret rows]";
    }
}

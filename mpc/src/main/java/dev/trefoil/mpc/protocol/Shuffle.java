package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.correlation.Stream;

/// Brings rows into a uniformly random order that nobody knows.
///
/// *Inputs.* Columns of one row set. *Output.* The same rows, freshly shared, in an order unknown to every
/// party. *What each party sees.* Masked values only: uniformly random. *Bits per row.* 4 width. *Rounds.* 2,
/// whatever the number of columns. *Paper.* Chida et al. 2019 (eprint 2019/695), Algorithm 9 as in SPU: P_0
/// holds x_0 + x_1, P_2 holds x_2, and what P_0 and P_2 know of the order between them, P_1 does not.
public final class Shuffle {
    private Shuffle() {}

    public static Columns of(Party party, Columns columns) {
        return rows(party, SharedPermutation.draw(party, columns.rows()), RowForm.of(columns))
                .toColumns();
    }

    /// Row j of the result is the row of `x` that p_0, p_1, p_2 after each other, as rows to gather, bring to
    /// j.
    static RowForm rows(Party party, SharedPermutation permutation, RowForm x) {
        party.checkpoint();
        return switch (party.index()) {
            case 0 -> atZero(party, permutation, x);
            case 1 -> atOne(party, permutation, x.layout());
            case 2 -> atTwo(party, permutation, x);
            default -> throw new IllegalArgumentException("no party " + party.index());
        };
    }

    private static RowForm atZero(Party party, SharedPermutation permutation, RowForm x) {
        Stream zero = party.stream(0);
        Stream one = party.stream(1);
        x.first()
                .plus(x.second())
                .gather(permutation.part(0))
                .unmask(zero)
                .gather(permutation.part(1))
                .unmask(one)
                .send(party.neighbour(2));
        return new RowForm(x.layout(), Parcel.random(x.layout(), zero), Parcel.random(x.layout(), one));
    }

    private static RowForm atOne(Party party, SharedPermutation permutation, Layout layout) {
        Stream one = party.stream(1);
        Parcel moved = Parcel.receive(layout, party.neighbour(2))
                .gather(permutation.part(1))
                .mask(one)
                .gather(permutation.part(2));
        Parcel share = Parcel.random(layout, one);
        Parcel own = moved.minus(share);
        own.send(party.neighbour(2));
        return new RowForm(
                layout,
                share,
                own.plus(Parcel.receive(layout, party.neighbour(2))).reduce());
    }

    private static RowForm atTwo(Party party, SharedPermutation permutation, RowForm x) {
        Layout layout = x.layout();
        Stream zero = party.stream(0);
        x.first().gather(permutation.part(0)).mask(zero).send(party.neighbour(1));
        Parcel moved = Parcel.receive(layout, party.neighbour(0)).gather(permutation.part(2));
        Parcel share = Parcel.random(layout, zero);
        Parcel own = moved.minus(share);
        own.send(party.neighbour(1));
        return new RowForm(
                layout, own.plus(Parcel.receive(layout, party.neighbour(1))).reduce(), share);
    }

    /// Bits sent by the three parties together for `rows` rows of `width` bits.
    public static long bits(long rows, int width) {
        return 4 * rows * width;
    }

    public static int rounds() {
        return 2;
    }
}

package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.correlation.Stream;

/// Takes rows back to where a [Shuffle] by the same shared permutation took them from.
///
/// *Inputs.* Columns in shuffled order. *Output.* The same rows, freshly shared, in the order before. *What
/// each party sees.* Masked values only. *Bits per row.* 4 width. *Rounds.* 2. *Paper.* Chida et al. 2019 with
/// the roles rotated: P_1 holds x_1 + x_2, P_2 holds x_0.
final class Unshuffle {
    private Unshuffle() {}

    /// Undoes [Shuffle#rows] by the same permutation.
    static RowForm rows(Party party, SharedPermutation permutation, RowForm x) {
        party.checkpoint();
        return switch (party.index()) {
            case 0 -> atZero(party, permutation, x.layout());
            case 1 -> atOne(party, permutation, x);
            case 2 -> atTwo(party, permutation, x);
            default -> throw new IllegalArgumentException("no party " + party.index());
        };
    }

    private static RowForm atZero(Party party, SharedPermutation permutation, Layout layout) {
        Stream one = party.stream(1);
        Parcel moved = Parcel.receive(layout, party.neighbour(2))
                .mask(one)
                .scatter(permutation.part(1))
                .scatter(permutation.part(0));
        Parcel share = Parcel.random(layout, one);
        Parcel own = moved.minus(share);
        own.send(party.neighbour(2));
        return new RowForm(
                layout, own.plus(Parcel.receive(layout, party.neighbour(2))).reduce(), share);
    }

    private static RowForm atOne(Party party, SharedPermutation permutation, RowForm x) {
        Stream two = party.stream(2);
        Stream one = party.stream(1);
        x.first()
                .plus(x.second())
                .unmask(two)
                .scatter(permutation.part(2))
                .unmask(one)
                .scatter(permutation.part(1))
                .send(party.neighbour(2));
        return new RowForm(x.layout(), Parcel.random(x.layout(), one), Parcel.random(x.layout(), two));
    }

    private static RowForm atTwo(Party party, SharedPermutation permutation, RowForm x) {
        Layout layout = x.layout();
        Stream two = party.stream(2);
        x.second().copy().mask(two).scatter(permutation.part(2)).send(party.neighbour(0));
        Parcel moved = Parcel.receive(layout, party.neighbour(1)).scatter(permutation.part(0));
        Parcel share = Parcel.random(layout, two);
        Parcel own = moved.minus(share);
        own.send(party.neighbour(0));
        return new RowForm(
                layout,
                share,
                own.plus(Parcel.receive(layout, party.neighbour(0))).reduce());
    }

    /// Bits sent by the three parties together for `rows` rows of `width` bits.
    static long bits(long rows, int width) {
        return 4 * rows * width;
    }

    static int rounds() {
        return 2;
    }
}

package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Neighbour;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.mpc.sharing.WideNumbers;
import dev.trefoil.mpc.sharing.WideVector;
import java.util.ArrayList;
import java.util.List;

/// The one place that every multiplication and every AND of two secrets passes.
///
/// A party could cheat here in one way only, by adding something to the share it sends; a check of that (a
/// later mode) sees everything it needs in this class. Each costs one round, whatever the number of
/// gates.
///
/// *What each party sees.* One share of each product, masked by a fresh sharing of zero: uniformly random.
///
/// Paper: Araki, Furukawa, Lindell, Nof, Ohara 2016, "High-Throughput Semi-Honest Secure Three-Party
/// Computation".
final class Door {
    private Door() {}

    /// The results of the gates: one bit a row from each party.
    static List<BitVector> gates(Party party, List<? extends LocalGate> gates) {
        party.checkpoint();
        long[][] own = new long[gates.size()][];
        long[][] received = new long[own.length][];
        long bits = 0;
        long words = 0;
        for (int g = 0; g < own.length; g++) {
            own[g] = new long[BitVector.words(gates.get(g).rows())];
            received[g] = new long[own[g].length];
            bits += gates.get(g).rows();
            words += own[g].length;
        }
        long all = words;
        Exchange.run(
                party.previous().startBits(bits, all),
                () -> party.next().expectBits(all),
                own,
                received,
                64,
                new GateWork(party, gates));
        List<BitVector> out = new ArrayList<>(own.length);
        for (int g = 0; g < own.length; g++) {
            out.add(BitVector.of(gates.get(g).rows(), own[g], received[g]));
        }
        return out;
    }

    /// Masks and sends this party's part of the AND of `rows` rows, which becomes its first share, in place; the
    /// other share is what [#receiveAnd] brings, later or at once.
    static void sendAnd(Party party, int rows, long[] part) {
        party.checkpoint();
        party.correlation().xorZeroShare(part, 0, part.length);
        BitVector.clearPadding(rows, part);
        party.previous().sendBits(rows, part);
    }

    static void receiveAnd(Party party, long[] share) {
        party.next().receiveBits(share);
    }

    /// The sum of the products `left.get(t)` times `right.get(t)` over all t, modulo 2^width: `width` bits a
    /// row from each party, however many products.
    static RingVector sumOfProducts(Party party, List<RingVector> left, List<RingVector> right, int width) {
        party.checkpoint();
        requireSame(left, right);
        int rows = left.getFirst().rows();
        long[] own = new long[rows];
        long[] received = new long[rows];
        Exchange.run(
                party.previous().startRing(width, rows),
                () -> party.next().expectRing(width, rows),
                new long[][] {own},
                new long[][] {received},
                width,
                new ProductWork(party, left, right, width));
        return RingVector.of(own, received);
    }

    /// One row: the sum over all rows of `left` times `right`, modulo 2^64: 64 bits from each party, however
    /// many rows.
    static RingVector dotProduct(Party party, RingVector left, RingVector right) {
        party.checkpoint();
        long[] own = {
            RingVector.of(crossProducts(List.of(left), List.of(right)), new long[left.rows()])
                    .total()
                    .first()[0]
        };
        party.correlation().addZeroShare(own);
        party.previous().sendRing(64, own);
        return RingVector.of(own, party.next().receiveRing(64, 1));
    }

    /// [#sumOfProducts] modulo 2^128: 128 bits a row from each party.
    static WideVector sumOfWideProducts(Party party, List<WideVector> left, List<WideVector> right) {
        return sent(party, wideCrossProducts(left, right));
    }

    /// [#dotProduct] modulo 2^128: 128 bits from each party.
    static WideVector wideDotProduct(Party party, WideVector left, WideVector right) {
        return sent(party, wideCrossProducts(List.of(left), List.of(right)).total());
    }

    /// Shares this party's additive part of a result, under a fresh sharing of zero.
    private static WideVector sent(Party party, WideNumbers part) {
        party.checkpoint();
        WideNumbers own = part.plus(WideLink.random(party.correlation().first(), part.rows()))
                .minus(WideLink.random(party.correlation().second(), part.rows()));
        WideLink.send(party.previous(), WideVector.WIDTH, own);
        return WideVector.of(own, WideLink.receive(party.next(), WideVector.WIDTH, own.rows()));
    }

    /// The sum of products as two summands modulo 2^width: one at P_0, one at both P_1 and P_2: `width` bits
    /// a row from P_1 and P_2 each.
    ///
    /// P_1 and P_2 tell each other their parts, under F_1 and F_0, which P_0 knows both.
    static long[] sumOfProductsInTwo(Party party, List<RingVector> left, List<RingVector> right, int width) {
        party.checkpoint();
        long[] own = crossProducts(left, right);
        return switch (party.index()) {
            case 0 -> {
                party.stream(0).addTo(own, 0, own.length, width);
                party.stream(1).addTo(own, 0, own.length, width);
                yield own;
            }
            case 1 -> {
                party.stream(1).subtractFrom(own, 0, own.length, width);
                yield exchanged(party.next(), own, width);
            }
            default -> {
                party.stream(0).subtractFrom(own, 0, own.length, width);
                yield exchanged(party.previous(), own, width);
            }
        };
    }

    /// Sends the values and adds those received.
    private static long[] exchanged(Neighbour other, long[] own, int width) {
        reduce(own, width);
        other.sendRing(width, own);
        long[] sum = other.receiveRing(width, own.length);
        for (int i = 0; i < own.length; i++) {
            sum[i] += own[i];
        }
        return sum;
    }

    /// This party's additive part of the sum of products, not masked: it must not be sent as it is.
    static long[] crossProducts(List<RingVector> left, List<RingVector> right) {
        requireSame(left, right);
        long[] own = new long[left.getFirst().rows()];
        addCrossProducts(left, right, own, 0, own.length);
        return own;
    }

    /// Adds this party's additive part to values `from` to `to`.
    private static void addCrossProducts(List<RingVector> left, List<RingVector> right, long[] own, int from, int to) {
        for (int t = 0; t < left.size(); t++) {
            long[] x0 = left.get(t).first();
            long[] x1 = left.get(t).second();
            long[] y0 = right.get(t).first();
            long[] y1 = right.get(t).second();
            for (int i = from; i < to; i++) {
                own[i] += x0[i] * (y0[i] + y1[i]) + x1[i] * y0[i];
            }
        }
    }

    private static WideNumbers wideCrossProducts(List<WideVector> left, List<WideVector> right) {
        requireSame(left.size(), right.size());
        WideNumbers own = WideNumbers.zeros(left.getFirst().rows());
        for (int t = 0; t < left.size(); t++) {
            WideVector x = left.get(t);
            WideVector y = right.get(t);
            own = own.plus(x.first().times(y.first().plus(y.second())))
                    .plus(x.second().times(y.first()));
        }
        return own;
    }

    /// Keeps the low `width` bits, in place.
    static void reduce(long[] values, int width) {
        reduce(values, 0, values.length, width);
    }

    private static void reduce(long[] values, int from, int to, int width) {
        if (width < 64) {
            long mask = (1L << width) - 1;
            for (int i = from; i < to; i++) {
                values[i] &= mask;
            }
        }
    }

    private static void requireSame(int left, int right) {
        if (left != right) {
            throw new IllegalArgumentException("lengths differ: " + left + " and " + right);
        }
    }

    private static void requireSame(List<RingVector> left, List<RingVector> right) {
        requireSame(left.size(), right.size());
        int rows = left.getFirst().rows();
        for (int t = 0; t < left.size(); t++) {
            requireSame(left.get(t).rows(), rows);
            requireSame(right.get(t).rows(), rows);
        }
    }

    /// The local work of gates: their parts under a fresh sharing of zero.
    private record GateWork(Party party, List<? extends LocalGate> gates) implements Exchange.Work {
        @Override
        public void compute(int gate, long[] words, int from, int to) {
            gates.get(gate).part(words, from, to);
            party.correlation().xorZeroShare(words, from, to);
            if (to == words.length) {
                BitVector.clearPadding(gates.get(gate).rows(), words);
            }
        }

        @Override
        public void sent(int gate, long[] words, int from, int to) {
            gates.get(gate).finish(words, 0, from, to);
        }

        @Override
        public void arrived(int gate, long[] words, int from, int to) {
            gates.get(gate).finish(words, 1, from, to);
        }
    }

    /// The local work of sums of products.
    private record ProductWork(Party party, List<RingVector> left, List<RingVector> right, int width)
            implements Exchange.Work {
        @Override
        public void compute(int array, long[] values, int from, int to) {
            addCrossProducts(left, right, values, from, to);
            party.correlation().addZeroShare(values, from, to, width);
            reduce(values, from, to, width);
        }
    }
}

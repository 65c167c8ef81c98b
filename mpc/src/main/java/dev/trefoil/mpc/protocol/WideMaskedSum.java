package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.WideNumbers;
import dev.trefoil.mpc.sharing.WideVector;

/// [MaskedSum] modulo 2^128: from c = x + r in bits, of k of them, to the number x = c - r + 2^k w.
final class WideMaskedSum {
    private WideMaskedSum() {}

    /// The number; `low` are the low k bits of c, `carry` is w. 3 * 128 - k bits a row in all, 2 rounds.
    static WideVector toNumber(Party party, BitPlanes mask, BitPlanes low, BitVector carry) {
        party.checkpoint();
        return switch (party.index()) {
            case 0 -> atFirst(party, mask, low, carry);
            case 1 -> atSecond(party, low, carry);
            default -> atThird(party, mask, low, carry);
        };
    }

    private static WideVector atFirst(Party party, BitPlanes mask, BitPlanes low, BitVector carry) {
        int rows = low.rows();
        int above = WideVector.WIDTH - low.width();
        party.next().sendBits((long) rows * low.width(), MaskedSum.first(low));
        WideNumbers share0 = WideNumbers.zeros(rows);
        if (above > 0) {
            WideHalves.deal(party, BitToArithmetic.knownWide(party, carry), rows, above);
            share0 = WideLink.random(party.stream(0), rows);
        }
        WideNumbers subtrahend = WideNumbers.ofPlanes(MaskedSum.first(mask), rows);
        return WideVector.of(share0.shiftedLeft(low.width()).minus(subtrahend), WideLink.random(party.stream(1), rows));
    }

    private static WideVector atSecond(Party party, BitPlanes low, BitVector carry) {
        int rows = low.rows();
        int above = WideVector.WIDTH - low.width();
        WideNumbers share2 = WideNumbers.ofPlanes(MaskedSum.receiveSum(party, low), rows);
        if (above > 0) {
            WideNumbers half = WideHalves.deal(party, share2, rows, above);
            share2 = share2.plus(BitToArithmetic.flipped(party, carry, half).shiftedLeft(low.width()));
        }
        WideNumbers share1 = WideLink.random(party.stream(1), rows);
        share2 = share2.minus(share1);
        WideLink.send(party.next(), WideVector.WIDTH, share2);
        if (above > 0) {
            share2 = share2.plus(WideLink.receive(party.next(), above, rows).shiftedLeft(low.width()));
        }
        return WideVector.of(share1, share2);
    }

    private static WideVector atThird(Party party, BitPlanes mask, BitPlanes low, BitVector carry) {
        int rows = low.rows();
        int above = WideVector.WIDTH - low.width();
        WideNumbers share0 = WideNumbers.zeros(rows);
        WideNumbers half = share0;
        if (above > 0) {
            half = BitToArithmetic.flipped(party, carry, WideHalves.deal(party, share0, rows, above));
            share0 = WideLink.random(party.stream(0), rows);
            half = half.minus(share0).reduced(above);
            WideLink.send(party.previous(), above, half);
        }
        WideNumbers share2 = WideLink.receive(party.previous(), WideVector.WIDTH, rows);
        WideNumbers subtrahend = WideNumbers.ofPlanes(MaskedSum.second(mask), rows);
        return WideVector.of(
                share2.plus(half.shiftedLeft(low.width())),
                share0.shiftedLeft(low.width()).minus(subtrahend));
    }
}

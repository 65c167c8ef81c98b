package dev.trefoil.mpc.protocol;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.WideNumbers;
import dev.trefoil.mpc.sharing.WideVector;

/// [Halves] modulo powers of two up to 2^128: a value that P_1 and P_2 hold as two summands.
final class WideHalves {
    private static final WideNumbers NONE = WideNumbers.zeros(0);

    private WideHalves() {}

    /// P_0 deals a value it knows: P_2's half is F_0, P_1's is the rest. The others' `value` is not read.
    ///
    /// P_1 sees a uniformly random value. `width` bits a row in all, 1 round.
    static WideNumbers deal(Party party, WideNumbers value, int rows, int width) {
        party.checkpoint();
        return switch (party.index()) {
            case 0 -> {
                WideLink.send(party.next(), width, value.minus(WideLink.random(party.stream(0), rows)));
                yield NONE;
            }
            case 1 -> WideLink.receive(party.previous(), width, rows);
            default -> WideLink.random(party.stream(0), rows);
        };
    }

    /// The value as a replicated sharing modulo 2^128.
    ///
    /// Shares 0 and 1 become F_0 and F_1; P_1 and P_2 send each other what is left of their halves, under F_1
    /// and F_0, which the receiver does not know. 256 bits a row in all, 1 round.
    static WideVector join(Party party, WideNumbers half, int rows) {
        party.checkpoint();
        return switch (party.index()) {
            case 0 -> WideVector.of(WideLink.random(party.stream(0), rows), WideLink.random(party.stream(1), rows));
            case 1 -> {
                WideNumbers mask = WideLink.random(party.stream(1), rows);
                WideNumbers rest = half.minus(mask);
                WideLink.send(party.next(), WideVector.WIDTH, rest);
                WideNumbers other = WideLink.receive(party.next(), WideVector.WIDTH, rows);
                yield WideVector.of(mask, rest.plus(other));
            }
            default -> {
                WideNumbers mask = WideLink.random(party.stream(0), rows);
                WideNumbers rest = half.minus(mask);
                WideLink.send(party.previous(), WideVector.WIDTH, rest);
                WideNumbers other = WideLink.receive(party.previous(), WideVector.WIDTH, rows);
                yield WideVector.of(rest.plus(other), mask);
            }
        };
    }
}

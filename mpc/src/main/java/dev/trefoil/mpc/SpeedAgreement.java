package dev.trefoil.mpc;

import dev.trefoil.mpc.network.LinkFailure;
import dev.trefoil.mpc.network.Neighbour;
import dev.trefoil.mpc.protocol.LinkSpeed;
import java.nio.ByteBuffer;
import java.util.Optional;

/// How three parties come to one value for the speed of their links: each says what it knows or measures, and all take
/// the worst.
///
/// Parties that were told different values by one of them find out when the session is confirmed.
final class SpeedAgreement {
    private static final int BYTES = 2 * Double.BYTES;

    private SpeedAgreement() {}

    /// The speed that all three take: of what they know, if all three know something, else of what they measure now.
    static LinkSpeed of(Neighbour previous, Neighbour next, Optional<LinkSpeed> known) {
        Optional<LinkSpeed> remembered = worst(previous, next, known);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        LinkSpeed measured = SpeedMeasurement.of(previous, next);
        return worst(previous, next, Optional.of(measured))
                .orElseThrow(() -> new LinkFailure(previous.name(), "did not say what it measured"));
    }

    /// The speed as it travels and as it goes into the keys of a session.
    static byte[] bytes(LinkSpeed speed) {
        return ByteBuffer.allocate(BYTES)
                .putDouble(speed.roundSeconds())
                .putDouble(speed.bitsPerSecond())
                .array();
    }

    private static Optional<LinkSpeed> worst(Neighbour previous, Neighbour next, Optional<LinkSpeed> mine) {
        byte[] sent = mine.map(SpeedAgreement::bytes).orElse(new byte[BYTES]);
        previous.sendBytes(sent);
        next.sendBytes(sent);
        Optional<LinkSpeed> before = receive(previous);
        Optional<LinkSpeed> after = receive(next);
        return mine.flatMap(
                own -> before.flatMap(one -> after.map(two -> own.worse(one).worse(two))));
    }

    /// Nothing stands for zeros: no link has a bandwidth of zero.
    private static Optional<LinkSpeed> receive(Neighbour from) {
        ByteBuffer bytes = ByteBuffer.wrap(from.receiveBytes(BYTES));
        double roundSeconds = bytes.getDouble();
        double bitsPerSecond = bytes.getDouble();
        if (roundSeconds == 0 && bitsPerSecond == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LinkSpeed(roundSeconds, bitsPerSecond));
        } catch (IllegalArgumentException e) {
            throw new LinkFailure(from.name(), "said an impossible speed of its links", e);
        }
    }
}

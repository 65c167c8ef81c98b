package dev.trefoil.mpc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Link;
import dev.trefoil.mpc.network.MemoryLink;
import dev.trefoil.mpc.network.Tap;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message is masked. The shares given here are all zero, so that whatever is sent without a fresh mask
/// is zero, or nearly: each party must receive as many ones as zeros, within six standard deviations, in
/// every message.
final class MaskingTest {
    private static final int ROWS = 8192;

    /// Shorter messages say little, and the shortest are mostly padding.
    private static final int LEAST_BITS = 4096;

    static List<String> names() {
        return Protocols.names().stream()
                .filter(name -> !name.startsWith("Open"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatAPartyReceivesLooksRandom(String name) throws Exception {
        List<Link> zeroOne = MemoryLink.pair("party 0", "party 1", Duration.ofMinutes(1));
        List<Link> oneTwo = MemoryLink.pair("party 1", "party 2", Duration.ofMinutes(1));
        List<Link> twoZero = MemoryLink.pair("party 2", "party 0", Duration.ofMinutes(1));
        List<CompletableFuture<List<byte[]>>> views = List.of(
                view(name, 0, twoZero.get(1), zeroOne.get(0)),
                view(name, 1, zeroOne.get(1), oneTwo.get(0)),
                view(name, 2, oneTwo.get(1), twoZero.get(0)));
        for (CompletableFuture<List<byte[]>> view : views) {
            for (byte[] message : view.get()) {
                int bits = 8 * message.length;
                int ones = 0;
                for (byte b : message) {
                    ones += Integer.bitCount(b & 0xff);
                }
                if (bits >= LEAST_BITS) {
                    assertThat((double) Math.abs(2 * ones - bits))
                            .as("ones minus zeros of %d bits", bits)
                            .isLessThan(6 * Math.sqrt(bits));
                }
            }
        }
    }

    /// Runs the protocol as one party and returns all that it received.
    private static CompletableFuture<List<byte[]>> view(String name, int index, Link previous, Link next) {
        CompletableFuture<List<byte[]>> view = new CompletableFuture<>();
        Thread.ofPlatform().name("party " + index).start(() -> {
            try {
                Tap before = new Tap(previous);
                Tap after = new Tap(next);
                Party party = Party.open(index, before, after, new byte[0]);
                before.received();
                after.received();
                Protocols.run(name, party, zeros());
                List<byte[]> received = new ArrayList<>(before.received());
                received.addAll(after.received());
                party.finish();
                view.complete(received);
            } catch (RuntimeException | AssertionError e) {
                previous.close();
                next.close();
                view.completeExceptionally(e);
            }
        });
        return view;
    }

    private static Protocols.Data zeros() {
        return new Protocols.Data(
                RingVector.zeros(ROWS), BitPlanes.zeros(ROWS, 20), BitPlanes.zeros(ROWS, 20), BitVector.zeros(ROWS));
    }
}

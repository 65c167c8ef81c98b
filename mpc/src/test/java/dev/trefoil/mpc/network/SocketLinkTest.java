package dev.trefoil.mpc.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.Seed;
import dev.trefoil.mpc.protocol.Comparator;
import dev.trefoil.mpc.protocol.LessThan;
import dev.trefoil.mpc.protocol.Open;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.Dealer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Links over TLS 1.3, each party with a certificate of its own.
@Timeout(120)
final class SocketLinkTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static TlsTrio trio;

    @BeforeAll
    static void makeCertificates() throws Exception {
        trio = TlsTrio.create(directory);
    }

    @Test
    void threePartiesCompareOverTls() throws Exception {
        long[] x = Seed.random("x").longs(1000, 0, 1 << 20).toArray();
        long[] y = Seed.random("y").longs(1000, 0, 1 << 20).toArray();
        List<BitPlanes> xs = Dealer.planes(Seed.random("dealer"), 20, x);
        List<BitPlanes> ys = Dealer.planes(Seed.random("dealer"), 20, y);
        List<SocketLink> zeroOne = trio.link(0, 1, LONG);
        List<SocketLink> oneTwo = trio.link(1, 2, LONG);
        List<SocketLink> twoZero = trio.link(2, 0, LONG);
        List<List<SocketLink>> seats = List.of(
                List.of(twoZero.get(1), zeroOne.get(0)),
                List.of(zeroOne.get(1), oneTwo.get(0)),
                List.of(oneTwo.get(1), twoZero.get(0)));
        List<CompletableFuture<boolean[]>> parties = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int index = i;
            parties.add(CompletableFuture.supplyAsync(
                    () -> {
                        Party party = Party.open(
                                index, seats.get(index).get(0), seats.get(index).get(1), new byte[] {7});
                        boolean[] less = Open.bits(
                                        party, LessThan.unsigned(party, xs.get(index), ys.get(index), Comparator.TREE))
                                .toBooleans();
                        party.finish();
                        return less;
                    },
                    command -> Thread.ofPlatform().start(command)));
        }
        for (CompletableFuture<boolean[]> party : parties) {
            boolean[] less = party.get();
            for (int row = 0; row < 1000; row++) {
                assertThat(less[row]).isEqualTo(x[row] < y[row]);
            }
        }
    }

    @Test
    void bothMaySendMuchAtOnce() throws Exception {
        List<SocketLink> ends = trio.link(0, 1, LONG);
        long[] words = Seed.random("words").longs(2_000_000).toArray();
        CompletableFuture<long[]> other = CompletableFuture.supplyAsync(() -> exchange(ends.get(1), words));
        assertThat(exchange(ends.get(0), words)).isEqualTo(words);
        assertThat(other.get()).isEqualTo(words);
        ends.forEach(SocketLink::close);
    }

    private static long[] exchange(Link link, long[] words) {
        Neighbour neighbour = new Neighbour(link, new Meter());
        neighbour.sendRing(64, words);
        neighbour.sendRing(20, new long[] {1, 2, 3});
        long[] received = neighbour.receiveRing(64, words.length);
        assertThat(neighbour.receiveRing(20, 3)).containsExactly(1, 2, 3);
        link.flush();
        return received;
    }

    @Test
    void closingEndsAPendingRead() throws Exception {
        List<SocketLink> ends = trio.link(0, 1, LONG);
        CompletableFuture<Void> reading =
                CompletableFuture.runAsync(() -> ends.get(0).read(new byte[10], 10));
        ends.get(0).close();
        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(new LinkFailure("party 1", "the link is closed"));
        assertThatThrownBy(() -> ends.get(0).write(new byte[1], 1)).hasMessage("party 1: the link is closed");
        assertThatThrownBy(() -> ends.get(1).read(new byte[1], 1))
                .isInstanceOf(LinkFailure.class)
                .hasMessageStartingWith("party 0:");
        ends.get(1).close();
    }

    /// The other side does not read, so the write fills every buffer and waits; closing must not wait for it.
    @Test
    void closingDoesNotWaitForAWrite() throws Exception {
        List<SocketLink> ends = trio.link(0, 1, LONG);
        for (int piece = 0; piece < 512; piece++) {
            ends.get(0).write(new byte[64 * 1024], 64 * 1024);
        }
        CompletableFuture<Void> flushing =
                CompletableFuture.runAsync(() -> ends.get(0).flush());
        ends.get(0).close();
        assertThatThrownBy(() -> flushing.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(LinkFailure.class);
        ends.get(1).close();
    }

    @Test
    void silenceEndsARead() throws Exception {
        List<SocketLink> ends = trio.link(0, 1, Duration.ofMillis(50));
        assertThatThrownBy(() -> ends.get(0).read(new byte[1], 1))
                .isInstanceOf(LinkFailure.class)
                .hasMessage("party 1: sent nothing for 0 s");
        ends.forEach(SocketLink::close);
    }
}

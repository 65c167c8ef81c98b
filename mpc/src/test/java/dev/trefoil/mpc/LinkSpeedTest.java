package dev.trefoil.mpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.network.Cost;
import dev.trefoil.mpc.network.Link;
import dev.trefoil.mpc.network.LinkFailure;
import dev.trefoil.mpc.network.MemoryLink;
import dev.trefoil.mpc.protocol.Adder;
import dev.trefoil.mpc.protocol.LinkSpeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How the parties come to one value for the speed of their links.
@Timeout(60)
final class LinkSpeedTest {
    private static final LinkSpeed NEAR = new LinkSpeed(1e-5, 1e9);
    private static final LinkSpeed FAR = new LinkSpeed(1e-2, 1e10);

    @Test
    void whatWasMeasuredIsTheSameAtAllThreeAndNotCounted() {
        List<Party> parties = open(List.of(Optional.empty(), Optional.empty(), Optional.empty()));
        LinkSpeed speed = parties.getFirst().linkSpeed();
        assertThat(parties).allMatch(party -> party.linkSpeed().equals(speed));
        assertThat(parties).allMatch(party -> party.meter().cost().equals(new Cost(0, 0, 0, 0)));
        assertThat(speed).isEqualTo(LinkSpeed.inSteps(speed.roundSeconds(), speed.bitsPerSecond()));
    }

    @Test
    void whoKnowsTakesTheWorstInsteadOfMeasuring() {
        List<Party> parties = open(List.of(Optional.of(NEAR), Optional.of(FAR), Optional.of(NEAR)));
        assertThat(parties).allMatch(party -> party.linkSpeed().equals(new LinkSpeed(1e-2, 1e9)));
    }

    @Test
    void allMeasureIfOneKnowsNothing() {
        LinkSpeed strange = new LinkSpeed(3e-3, 3e3);
        List<Party> parties = open(List.of(Optional.of(strange), Optional.empty(), Optional.of(strange)));
        assertThat(parties).noneMatch(party -> party.linkSpeed().equals(strange));
        assertThat(parties.stream().map(Party::linkSpeed).distinct()).hasSize(1);
    }

    @Test
    void aPartyThatSaysTwoThingsEndsTheSession() {
        assertThatThrownBy(() -> opening(links -> {
                    Link toPrevious = new Liar(links.get(0));
                    return Party.open(0, toPrevious, links.get(1), new byte[0], Optional.of(NEAR));
                }))
                .hasRootCauseInstanceOf(LinkFailure.class)
                .rootCause()
                .hasMessageContaining("link speed");
    }

    @Test
    void stepsArePowersOfTwo() {
        assertThat(LinkSpeed.inSteps(1e-3, 1e9)).isEqualTo(new LinkSpeed(1.0 / 1024, 1L << 30));
        assertThat(LinkSpeed.inSteps(0, 1e20)).isEqualTo(new LinkSpeed(1.0 / (1 << 20), 1L << 40));
    }

    @Test
    void slowLinksTakeFewerRounds() {
        assertThat(LinkSpeed.LAN.adder(1 << 14)).isEqualTo(Adder.SKLANSKY);
        assertThat(LinkSpeed.LAN.adder((1 << 14) + 1)).isEqualTo(Adder.RIPPLE);
        assertThat(LinkSpeed.WAN.adder(1 << 18)).isEqualTo(Adder.SKLANSKY);
    }

    /// A link whose owner says another speed over it than it takes itself.
    private record Liar(Link link) implements Link {
        @Override
        public String peer() {
            return link.peer();
        }

        @Override
        public void write(byte[] bytes, int length) {
            byte[] sent = bytes.clone();
            // A message of a header and two numbers is a speed: its round is halved.
            if (length == 28) {
                sent[13] ^= 0x10;
            }
            link.write(sent, length);
        }

        @Override
        public void read(byte[] into, int length) {
            link.read(into, length);
        }

        @Override
        public void flush() {
            link.flush();
        }

        @Override
        public void close() {
            link.close();
        }
    }

    private interface Opening {
        Party open(List<Link> links);
    }

    private static void opening(Opening zero) {
        List<Link> zeroOne = pair(0, 1);
        List<Link> oneTwo = pair(1, 2);
        List<Link> twoZero = pair(2, 0);
        CompletableFuture<Party> first = start(() -> zero.open(List.of(twoZero.get(1), zeroOne.get(0))));
        CompletableFuture<Party> second =
                start(() -> Party.open(1, zeroOne.get(1), oneTwo.get(0), new byte[0], Optional.of(NEAR)));
        CompletableFuture<Party> third =
                start(() -> Party.open(2, oneTwo.get(1), twoZero.get(0), new byte[0], Optional.of(NEAR)));
        CompletableFuture.allOf(first, second, third).join();
    }

    private static List<Party> open(List<Optional<LinkSpeed>> known) {
        List<Link> zeroOne = pair(0, 1);
        List<Link> oneTwo = pair(1, 2);
        List<Link> twoZero = pair(2, 0);
        List<List<Link>> links = List.of(
                List.of(twoZero.get(1), zeroOne.get(0)),
                List.of(zeroOne.get(1), oneTwo.get(0)),
                List.of(oneTwo.get(1), twoZero.get(0)));
        List<CompletableFuture<Party>> parties = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int index = i;
            parties.add(start(() -> Party.open(
                    index, links.get(index).get(0), links.get(index).get(1), new byte[0], known.get(index))));
        }
        return parties.stream().map(CompletableFuture::join).toList();
    }

    private static List<Link> pair(int left, int right) {
        return MemoryLink.pair("party " + left, "party " + right, Duration.ofSeconds(10));
    }

    private static CompletableFuture<Party> start(java.util.function.Supplier<Party> open) {
        return CompletableFuture.supplyAsync(
                open, command -> Thread.ofPlatform().start(command));
    }
}

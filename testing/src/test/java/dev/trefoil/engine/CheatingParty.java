package dev.trefoil.engine;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.engine.link.ChangeStatus;
import dev.trefoil.engine.link.PartyLinks;
import dev.trefoil.engine.link.PeerFailure;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.engine.link.TlsIdentity;
import dev.trefoil.engine.storage.Fact;
import dev.trefoil.engine.storage.Head;
import dev.trefoil.engine.storage.Stretch;
import dev.trefoil.mpc.network.LinkFailure;
import dev.trefoil.script.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Party 1 with its own keys and none of its manners: it speaks the protocol of the links, and lies in it.
///
/// Where it does not lie it repeats what party 0 says, so that it gets as far as it can.
public final class CheatingParty implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final int INDEX = 1;

    private final PartyLinks links;

    private CheatingParty(PartyLinks links) {
        this.links = links;
    }

    /// Takes the place of party 1, which does not run.
    public static CheatingParty of(Environment environment, PartyFiles files) throws IOException {
        TlsIdentity identity = TlsIdentity.load(
                files.directory(), KeyFiles.readVerificationKey(files.verificationKey()), InstantSource.system());
        return new CheatingParty(PartyLinks.listen(
                environment,
                INDEX,
                identity,
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        environment.party(INDEX).linkPort()),
                change -> ChangeStatus.PENDING));
    }

    /// Joins the run of a call and does `lies`, until the others have had enough.
    public void join(Digest call, Consumer<Lies> lies) {
        try (RunLinks run = RunLinks.open(links, call, WAIT, WAIT, _ -> {})) {
            lies.accept(new Lies(run));
            // What the others still send, until they hang up.
            while (run.receive(0).length < Integer.MAX_VALUE) {
                run.receive(2);
            }
        } catch (LinkFailure | PeerFailure e) {
            System.getLogger(CheatingParty.class.getName()).log(System.Logger.Level.DEBUG, "caught", e);
        }
    }

    @Override
    public void close() {
        links.close();
    }

    /// What it says in one run, in the order of the protocol.
    public record Lies(RunLinks links) {
        private void toBoth(byte[] message) {
            links.send(0, message);
            links.send(2, message);
        }

        private byte[] heard() {
            byte[] zero = links.receive(0);
            links.receive(2);
            return zero;
        }

        /// Repeats what party 0 says, changed.
        public Lies say(UnaryOperator<byte[]> change) {
            toBoth(change.apply(heard()));
            return this;
        }

        /// Repeats what party 0 says.
        public Lies repeat() {
            return say(UnaryOperator.identity());
        }

        /// Greets as another version of the software.
        public Lies greetAs(String software) {
            return say(bytes -> {
                Greeting heard = Greeting.read(bytes);
                return new Greeting(software, heard.api(), heard.environment(), Head.START, Head.START).bytes();
            });
        }

        /// Greets as one that has seen this head of the others.
        public Lies greet(Head seen) {
            return say(bytes -> {
                Greeting heard = Greeting.read(bytes);
                return new Greeting(heard.software(), heard.api(), heard.environment(), seen, Head.START).bytes();
            });
        }

        /// Tells these facts, as a party that has lost all its records and caught up.
        public Lies tell(Fact... facts) {
            return telling(new Telling(false, true, new Stretch(Head.START, List.of(facts), false)));
        }

        /// Tells that it has no records at all and lost none.
        public Lies tellNothing() {
            return telling(new Telling(false, false, Stretch.nothing(Head.START)));
        }

        private Lies telling(Telling telling) {
            return say(_ -> telling.bytes());
        }

        /// Gets as far as to where runs are counted.
        public Lies untilCounting() {
            return greet(Head.START).tell().repeat().repeat();
        }

        /// Says that this very run is counted and the only one.
        public Lies countOne() {
            return say(bytes -> {
                PartyState heard = PartyState.read(bytes);
                return new PartyState(0, 1, heard.done(), heard.resultKey(), heard.ended()).bytes();
            });
        }

        /// Shows other versions of the tables than the others.
        public Lies showOtherTables() {
            return say(bytes -> {
                byte[] inputs = Shown.read(bytes).messageBytes().clone();
                Arrays.fill(inputs, (byte) 7);
                return new Shown(Head.START, inputs).bytes();
            });
        }
    }
}

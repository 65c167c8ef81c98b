package dev.trefoil.engine.link;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Link;
import dev.trefoil.mpc.network.SocketLink;
import dev.trefoil.script.Digest;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/// The two links of this party in one run. Nothing else goes over them; closing them ends the run, here and at the
/// neighbours.
public final class RunLinks implements AutoCloseable {
    private static final int LONGEST = 1 << 20;

    /// A connection that is closed sooner is not asked for again.
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    /// Three of these without a sign of the other machine break the link.
    private static final int KEEP_ALIVE_SECONDS = 5;

    private final int index;
    private final Link previous;
    private final Link next;
    private final KnownSpeed speed;

    private RunLinks(int index, Link previous, Link next, KnownSpeed speed) {
        this.index = index;
        this.previous = previous;
        this.next = next;
        this.speed = speed;
    }

    /// Connects with both other parties for the run; throws [PeerFailure] naming a party that does not join within
    /// `wait`. A read later fails after `silence` without a byte. Each
    /// connection is shown to `watch`, which may close it to end the wait.
    public static RunLinks open(
            PartyLinks links, Digest run, Duration wait, Duration silence, Consumer<AutoCloseable> watch) {
        int index = links.index();
        List<Connection> opened = new ArrayList<>();
        for (int other = 0; other < index; other++) {
            links.rendezvous().expect(run, other);
        }
        Link[] to = new Link[3];
        Hello hello = new Hello(Hello.Kind.RUN, run, index);
        long start = System.nanoTime();
        try {
            Connection[] dialled = new Connection[3];
            for (int other = index + 1; other < 3; other++) {
                Connection connection = links.dial(other, hello);
                opened.add(connection);
                watch.accept(connection);
                dialled[other] = connection;
            }
            for (int other = 0; other < index; other++) {
                int party = other;
                Connection connection = links.rendezvous()
                        .await(run, other, wait)
                        .orElseThrow(() -> new PeerFailure(links.party(party).title() + " did not join the run"));
                opened.add(connection);
                watch.accept(connection);
                connection.tls().getOutputStream().write(1);
                connection.tls().getOutputStream().flush();
                to[other] = link(links, other, connection, silence);
            }
            long end = System.nanoTime() + wait.toNanos();
            for (int other = index + 1; other < 3; other++) {
                Connection connection = dialled[other];
                long since = start;
                while (!joined(links, other, connection, since, end)) {
                    // The other party still receives what its client sends, and has closed what waited too long.
                    since = System.nanoTime();
                    connection = links.dial(other, hello);
                    opened.add(connection);
                    watch.accept(connection);
                }
                to[other] = link(links, other, connection, silence);
            }
            return new RunLinks(index, to[(index + 2) % 3], to[(index + 1) % 3], links.speed());
        } catch (InterruptedException e) {
            close(opened, to);
            Thread.currentThread().interrupt();
            throw new PeerFailure("the run was cancelled", e);
        } catch (IOException e) {
            close(opened, to);
            throw new PeerFailure("a link broke while the parties connected (" + e.getMessage() + ")", e);
        } catch (RuntimeException e) {
            close(opened, to);
            throw e;
        } finally {
            for (int other = 0; other < index; other++) {
                links.rendezvous().forget(run, other);
            }
        }
    }

    /// Links are closed too, not their connections only: each has a thread, which ends with it.
    private static void close(List<Connection> opened, @Nullable Link[] to) {
        opened.forEach(Connection::close);
        for (Link link : to) {
            if (link != null) {
                link.close();
            }
        }
    }

    /// Whether the other party takes this connection into the run; false if it closed it although there is time left.
    /// Throws [PeerFailure] at the end of the wait, or if it closes what was opened at `since` at once.
    private static boolean joined(PartyLinks links, int other, Connection connection, long since, long end) {
        try {
            connection.tls().setSoTimeout(Rendezvous.millis(Duration.ofNanos(end - System.nanoTime())));
            if (connection.tls().getInputStream().read() == 1) {
                return true;
            }
        } catch (IOException e) {
            throw new PeerFailure(links.party(other).title() + " did not join the run", e);
        }
        long now = System.nanoTime();
        if (now - since < LEAST_PATIENCE.toNanos() || now >= end) {
            throw new PeerFailure(
                    links.party(other).title() + " did not join the run: it was refused there, or not asked");
        }
        return false;
    }

    private static Link link(PartyLinks links, int other, Connection connection, Duration silence) throws IOException {
        Socket carrier = connection.carrier();
        carrier.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_ALIVE_SECONDS);
        carrier.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_ALIVE_SECONDS);
        carrier.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
        carrier.setKeepAlive(true);
        return SocketLink.over(links.party(other).title(), connection.tls(), carrier, silence);
    }

    /// Opens the session of protocols for what `context` says; it measures the links unless all three parties know
    /// from a run of the last minutes how fast they are.
    public Party session(byte[] context) {
        Party party = Party.open(index, previous, next, context, speed.get());
        speed.keep(party.linkSpeed());
        return party;
    }

    private Link to(int other) {
        return other == (index + 1) % 3 ? next : previous;
    }

    /// Sends a short message to one party.
    public void send(int other, byte[] message) {
        byte[] framed = ByteBuffer.allocate(4 + message.length)
                .putInt(message.length)
                .put(message)
                .array();
        to(other).write(framed, framed.length);
        to(other).flush();
    }

    /// Waits for a short message of one party.
    public byte[] receive(int other) {
        byte[] length = new byte[4];
        to(other).read(length, 4);
        int size = ByteBuffer.wrap(length).getInt();
        if (size < 0 || size > LONGEST) {
            throw new PeerFailure(to(other).peer() + " sent a message of a size that is not allowed");
        }
        byte[] message = new byte[size];
        to(other).read(message, size);
        return message;
    }

    /// Sends `mine` to both others; the messages of all three, by party.
    public List<byte[]> exchange(byte[] mine) {
        send((index + 1) % 3, mine);
        send((index + 2) % 3, mine);
        List<byte[]> all = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            all.add(party == index ? mine : receive(party));
        }
        return all;
    }

    /// Ends a run that went well: waits until both others have read what was sent, before the links close.
    public void farewell() {
        try {
            exchange(new byte[0]);
        } catch (RuntimeException e) {
            // The run is over and durable here; whether the others close first makes no difference any more.
            System.getLogger(RunLinks.class.getName()).log(System.Logger.Level.DEBUG, "farewell", e);
        }
    }

    /// What the others are called in messages.
    public String title(int other) {
        return to(other).peer();
    }

    public int index() {
        return index;
    }

    @Override
    public void close() {
        try {
            previous.close();
        } finally {
            next.close();
        }
    }
}

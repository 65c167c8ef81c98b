package dev.trefoil.engine;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.engine.link.RunLinks;
import dev.trefoil.engine.storage.Head;
import dev.trefoil.engine.storage.ReadJournals.Covered;
import dev.trefoil.engine.storage.ReadJournals.Peer;
import dev.trefoil.engine.storage.Stretch;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.wire.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How three parties find out, before a run touches anything, whether one of them has lost records, and how each comes
/// to know what the others have counted.
///
/// Each remembers the highest head that it has seen of each other's journal. A party that cannot find such a head in
/// its own journal was restored from a backup, or is one of two copies: it takes over what the others know, all three
/// refuse this run and say so, and the next one goes on. What is missing for a lesser reason (a crash between two
/// parties' records) is taken over without a word.
final class Heads {
    private static final System.Logger LOG = System.getLogger(Heads.class.getName());

    private final Seat seat;
    private final RunLinks links;
    private final int index;

    /// Another party in this run.
    ///
    /// @param known what is remembered here of its journal
    /// @param seen the highest head that it has seen here
    /// @param told where what it is told begins
    /// @param lost whether it has seen records that are not here any more, nor made good
    /// @param renewed whether it has, and they are made good
    private record Other(int party, Peer known, Head seen, Head told, boolean lost, boolean renewed) {}

    private Heads(Seat seat, RunLinks links) {
        this.seat = seat;
        this.links = links;
        this.index = links.index();
    }

    /// Returns when this party knows what both others have counted, and all three have the same versions of everything;
    /// throws [Refused] naming a party that is behind or has another version.
    static void compare(Seat seat, RunLinks links) {
        new Heads(seat, links).compare();
    }

    private List<Integer> others() {
        return IntStream.range(0, 3).filter(party -> party != index).boxed().toList();
    }

    private void compare() {
        List<Peer> known = others().stream().map(seat.read()::of).toList();
        for (int i = 0; i < 2; i++) {
            Peer peer = known.get(i);
            links.send(
                    others().get(i),
                    new Greeting(Api.SOFTWARE, Api.VERSION, environment(), peer.seen(), peer.read()).bytes());
        }
        List<Other> met = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int party = others().get(i);
            met.add(other(party, known.get(i), greeting(party, links.receive(party))));
        }
        tell(met);
    }

    private Other other(int party, Peer known, Greeting greeting) {
        boolean here = seat.journal().passed(greeting.seen());
        Optional<Covered> covered =
                seat.read().covered(party).filter(past -> past.lost().equals(greeting.seen()));
        Head told = seat.journal().passed(greeting.read())
                ? greeting.read()
                : covered.map(Covered::base).orElse(Head.START);
        return new Other(party, known, greeting.seen(), told, !here && covered.isEmpty(), !here && covered.isPresent());
    }

    private String environment() {
        return seat.environment().identifier() + " version "
                + seat.environment().version() + " ("
                + seat.environment().digest().brief() + "...)";
    }

    private Greeting greeting(int other, byte[] message) {
        Function<byte[], Greeting> reader = bytes -> {
            requireSame(
                    other,
                    "the software ",
                    Api.SOFTWARE,
                    Greeting.software(bytes).orElse("without a version"));
            Greeting greeting = Greeting.read(bytes);
            requireSame(other, "the interface ", Api.VERSION, greeting.api());
            requireSame(other, "environment ", environment(), greeting.environment());
            return greeting;
        };
        return read(other, message, reader);
    }

    private void requireSame(int other, String what, String mine, String theirs) {
        if (!mine.equals(theirs)) {
            throw new Refused(
                    Reason.Kind.PARTIES_DISAGREE,
                    seat.environment().party(index).title() + " runs " + what + mine + ", " + links.title(other)
                            + " runs " + what + theirs
                            + ": nothing was computed; their operators bring all three parties to the same version");
        }
    }

    private <T> T read(int other, byte[] message, Function<byte[], T> reader) {
        try {
            return reader.apply(message);
        } catch (JsonException e) {
            throw new Refused(
                    Reason.Kind.PARTIES_DISAGREE,
                    links.title(other) + " tells of its records in a form that is not allowed: nothing was computed",
                    e);
        }
    }

    private void tell(List<Other> met) {
        List<Other> lost = met.stream().filter(Other::lost).toList();
        boolean behind = !lost.isEmpty();
        List<Stretch> mine = met.stream()
                .map(other -> other.lost() ? Stretch.nothing(Head.START) : stretch(other.told()))
                .toList();
        for (int i = 0; i < 2; i++) {
            Telling telling = new Telling(behind, met.get(i).renewed(), mine.get(i));
            links.send(met.get(i).party(), telling.bytes());
        }
        List<Telling> told = met.stream()
                .map(other -> read(other.party(), links.receive(other.party()), Telling::read))
                .toList();
        for (int i = 0; i < 2; i++) {
            take(met.get(i), mine.get(i), told.get(i), behind);
        }
        List<Integer> all = new ArrayList<>();
        if (behind) {
            cover(lost);
            all.add(index);
        }
        for (int i = 0; i < 2; i++) {
            if (told.get(i).behind()) {
                all.add(met.get(i).party());
            }
        }
        if (!all.isEmpty()) {
            throw behind(all.stream().sorted().toList());
        }
    }

    private Stretch stretch(Head from) {
        return seat.journal().since(from, Telling.LENGTH);
    }

    /// Takes over what `other` tells, and tells it the rest: always in the same order of pairs, so that no three wait
    /// for each other.
    private void take(Other from, Stretch mine, Telling told, boolean behind) {
        int other = from.party();
        if (told.behind()) {
            LOG.log(System.Logger.Level.WARNING, "{0} has lost records and is catching up", links.title(other));
        }
        Stretch theirs = told.stretch();
        if (!told.renewed() && !theirs.from().equals(from.known().read()) && !isNothing(theirs)) {
            throw broken(other);
        }
        accept(other, theirs, told.renewed(), behind);
        Stretch sent = mine;
        while (sent.more() || theirs.more()) {
            sent = sent.more() ? stretch(sent.end()) : Stretch.nothing(sent.end());
            links.send(other, sent.json().canonicalBytes());
            Head end = theirs.end();
            theirs = read(other, links.receive(other), Telling::more);
            if (!theirs.from().equals(end)) {
                throw broken(other);
            }
            accept(other, theirs, false, behind);
        }
        if (!told.behind()
                && !told.renewed()
                && theirs.end().position() < from.known().seen().position()) {
            throw broken(other);
        }
    }

    private static boolean isNothing(Stretch stretch) {
        return stretch.facts().isEmpty() && !stretch.more();
    }

    private void accept(int other, Stretch stretch, boolean renewed, boolean behind) {
        for (Handle gone : seat.read().read(other, stretch, renewed, behind)) {
            seat.orders().delete(gone);
            if (seat.shares().contains(gone)) {
                seat.shares().delete(gone);
            }
        }
    }

    private Refused broken(int other) {
        return new Refused(
                Reason.Kind.PARTY_BEHIND,
                links.title(other) + " shows fewer or other records than "
                        + seat.environment().party(index).title()
                        + " has seen there, and does not say that it lost any: nothing was computed; its operator looks"
                        + " whether two copies of the party run");
    }

    private void cover(List<Other> lost) {
        Head base = seat.journal().head();
        for (Other other : lost) {
            seat.read().cover(other.party(), new Covered(other.seen(), base));
            LOG.log(
                    System.Logger.Level.WARNING,
                    "this party has lost records: {0} has seen {1} of them here. It has taken over what the others know"
                            + " and has {2} now; tables that came after the backup are lost here",
                    links.title(other.party()),
                    other.seen().position(),
                    base.position());
        }
    }

    private Refused behind(List<Integer> parties) {
        String who = parties.stream()
                .map(party -> seat.environment().party(party).title())
                .collect(Collectors.joining(" and "));
        return new Refused(
                Reason.Kind.PARTY_BEHIND,
                who + " had lost records that the other parties have seen there (restored from an old backup, say), and"
                        + " has now taken over from them what they know: ask again. Runs that were going on have ended;"
                        + " tables that came after the backup are lost there and have to be uploaded again");
    }

    /// Shows the others where this party's journal stands, along with `message`, and remembers where theirs do; the
    /// messages of all three. What a party has shown so it cannot lose unnoticed.
    static List<byte[]> show(Seat seat, RunLinks links, byte[] message) {
        Head mine = seat.journal().head();
        List<Shown> all = links.exchange(new Shown(mine, message).bytes()).stream()
                .map(Shown::read)
                .toList();
        seat.read().see(links.index(), all.stream().map(Shown::head).toList());
        return all.stream().map(Shown::messageBytes).toList();
    }
}

package dev.trefoil.audit;

import dev.trefoil.audit.Event.Asked;
import dev.trefoil.audit.Event.Place;
import dev.trefoil.audit.Event.Ran;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A log that a test writes and signs as a party does.
final class Logbook {
    static final Digest ANNA = digest("Anna");
    static final Handle PEOPLE = new Handle(digest("people").hex());

    private final SigningKey key;
    private final List<String> lines = new ArrayList<>();
    private Frontier frontier = Frontier.EMPTY;

    Logbook(SigningKey key) {
        this.key = key;
        add(new Event.Entered(digest("hospital"), 1, key.verificationKey()));
        add(new Event.Started("trefoil"));
    }

    static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Ran ran(String run) {
        return new Ran(new Place(digest("approved"), digest(run), 1), digest("step"));
    }

    static Asked asked(String call) {
        return new Asked(ANNA, digest(call));
    }

    static Event counted(String run, long number) {
        return new Event.Counted(asked("call of " + run), ran(run), number);
    }

    static Event revealed(String call, String run) {
        return new Event.Revealed(
                asked(call),
                ran(run),
                List.of(PEOPLE),
                new ResultAddress(digest("key").hex()),
                digest("sealed"));
    }

    static Event added(long rows) {
        return new Event.Added(
                asked("upload"),
                Optional.empty(),
                PEOPLE,
                rows,
                digest("schema"),
                List.of(digest("a"), digest("b"), digest("c")));
    }

    /// One event of each kind.
    static List<Event> all() {
        return List.of(
                new Event.Entered(
                        digest("hospital"), 2, SigningKey.ofSeed(new byte[32]).verificationKey()),
                new Event.Started("trefoil"),
                new Event.Allowed(asked("a"), "upload", Optional.empty()),
                new Event.Allowed(asked("b"), "step", Optional.of(ran("1"))),
                new Event.Refused(
                        asked("c"),
                        "step",
                        Optional.of(new Event.Tried(Optional.of(digest("approved")), digest("1"), 1)),
                        List.of(Reason.Kind.STEP_DIFFERS, Reason.Kind.UNKNOWN_TABLE)),
                new Event.Refused(
                        asked("d"),
                        "step",
                        Optional.of(new Event.Tried(Optional.empty(), digest("1"), 1)),
                        List.of(Reason.Kind.MALFORMED)),
                new Event.Refused(asked("e"), "remove", Optional.empty(), List.of(Reason.Kind.NOT_ALLOWED)),
                new Event.Strangers(Map.of(Reason.Kind.UNKNOWN_KEY, 3L, Reason.Kind.BAD_SIGNATURE, 1L)),
                counted("1", 1),
                revealed("f", "1"),
                new Event.Delivered(asked("g"), ran("1")),
                added(100),
                new Event.Added(asked("h"), Optional.of(ran("1").place()), PEOPLE, 3, digest("schema"), List.of()),
                new Event.Removed(asked("i"), Optional.empty(), PEOPLE),
                new Event.Failed(asked("j"), Optional.of(ran("1").place()), DisclosedFailure.Kind.TOO_FEW_ROWS),
                new Event.RunTakenOver(asked("k"), digest("approved"), digest("2")),
                new Event.TableTakenOver(PEOPLE, true),
                new Event.CaughtUp(2, 17),
                new Event.Revoked(Revocation.Kind.KEY, ANNA, List.of(digest("Alice"), digest("Bob"))));
    }

    Logbook add(Event event) {
        Entry entry = new Entry(frontier.size(), Instant.EPOCH.plusMillis(frontier.size()), event);
        frontier = frontier.add(entry.leaf());
        lines.add(new Line(entry, head().signature()).text());
        return this;
    }

    SignedHead head() {
        TreeHead head = new TreeHead(key.verificationKey().keyId(), frontier.size(), frontier.root());
        return new SignedHead(head, head.sign(key));
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }

    CheckedLog checked() {
        return check(lines);
    }

    static CheckedLog check(List<String> lines) {
        LogReading reading = new LogReading();
        lines.forEach(reading::add);
        return reading.end();
    }
}

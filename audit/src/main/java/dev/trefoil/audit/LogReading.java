package dev.trefoil.audit;

import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The check of a log, line by line from its beginning: that each line is the one encoding of an entry, that
/// the entries are numbered without a gap, and that the party signed the tree after each of them.
///
/// The keys are those that the log itself names: that the last of them is the party's is for
/// [CheckedLog#party].
public final class LogReading {
    /// How many signatures are checked at a time, by all processors.
    private static final int BATCH = 2_048;

    private record Signed(SignedHead head, VerificationKey key) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Digest> roots = new ArrayList<>();
    private final List<Signed> unchecked = new ArrayList<>();
    private Frontier frontier = Frontier.EMPTY;
    private @Nullable VerificationKey key;
    private Optional<SignedHead> checked = Optional.empty();

    /// Takes the next line; throws [BrokenLog] if something is wrong with it or with one shortly before.
    public void add(String text) {
        Line line;
        try {
            line = Line.read(text);
        } catch (JsonException e) {
            finishBatch();
            throw new BrokenLog(frontier.size(), "the line is not an entry with its signature: " + e.getMessage());
        }
        Entry entry = line.entry();
        if (entry.number() != frontier.size()) {
            finishBatch();
            throw new BrokenLog(
                    frontier.size(), "is missing, or was moved: entry " + entry.number() + " stands in its place");
        }
        frontier = frontier.add(entry.leaf());
        if (entry.event() instanceof Event.Entered(var _, var _, VerificationKey entered)) {
            key = entered;
        }
        unchecked.add(signed(entry, line.signature()));
        entries.add(entry);
        roots.add(frontier.root());
        if (unchecked.size() == BATCH) {
            finishBatch();
        }
    }

    private Signed signed(Entry entry, String signature) {
        if (key == null) {
            throw new BrokenLog(
                    entry.number(), "the log does not begin with the environment, which names the party's key");
        }
        return new Signed(new SignedHead(new TreeHead(key.keyId(), frontier.size(), frontier.root()), signature), key);
    }

    /// The whole log; throws [BrokenLog] if it is not what the party signed.
    public CheckedLog end() {
        finishBatch();
        if (key == null) {
            throw new BrokenLog(0, "the log is empty");
        }
        return new CheckedLog(key, entries, roots, checked.orElseThrow());
    }

    private void finishBatch() {
        OptionalInt broken = IntStream.range(0, unchecked.size())
                .parallel()
                .filter(i -> !holds(unchecked.get(i)))
                .min();
        if (broken.isPresent()) {
            throw new BrokenLog(
                    unchecked.get(broken.getAsInt()).head().head().size() - 1,
                    "is not what the party signed: it was altered, put in, or something before it was taken out");
        }
        if (!unchecked.isEmpty()) {
            checked = Optional.of(unchecked.getLast().head());
        }
        unchecked.clear();
    }

    private static boolean holds(Signed signed) {
        try {
            signed.head().verify(signed.key());
            return true;
        } catch (Refused e) {
            return false;
        }
    }
}

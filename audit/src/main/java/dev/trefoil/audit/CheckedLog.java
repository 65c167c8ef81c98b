package dev.trefoil.audit;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.script.Digest;
import java.util.List;
import java.util.Optional;

/// A log of which every entry and every signature has been checked by [LogReading]. Whose log it is, and
/// whether it still holds what it held before, is asked here.
public final class CheckedLog {
    private final VerificationKey key;
    private final List<Entry> entries;
    private final List<Digest> roots;
    private final SignedHead head;

    CheckedLog(VerificationKey key, List<Entry> entries, List<Digest> roots, SignedHead head) {
        this.key = key;
        this.entries = List.copyOf(entries);
        this.roots = List.copyOf(roots);
        this.head = head;
    }

    public List<Entry> entries() {
        return entries;
    }

    /// The head of the whole log.
    public SignedHead head() {
        return head;
    }

    /// Whose log this is; throws [Refused] if none of the environment's parties signs with the log's last key.
    public Party party(Environment environment) {
        return environment.parties().stream()
                .filter(party -> party.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Reason.Kind.UNKNOWN_KEY,
                        "the log is signed with key " + key.brief() + "..., which is no party's of environment "
                                + environment.identifier() + " version " + environment.version()));
    }

    /// Throws [BrokenLog] unless this log begins with the log that `earlier` is the head of, which a key of
    /// this log must have signed.
    public void requireExtends(SignedHead earlier) {
        long size = earlier.head().size();
        VerificationKey signer = keys().stream()
                .filter(known -> known.keyId().equals(earlier.head().party()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Reason.Kind.WRONG_PARTY,
                        "the earlier head is of the log of another party (key "
                                + earlier.head().party().brief() + "...), not of this one"));
        earlier.verify(signer);
        if (size > entries.size()) {
            throw new BrokenLog(
                    entries.size(),
                    "is missing: the party signed a log of " + size + " entries, this one ends after "
                            + entries.size());
        }
        if (!roots.get((int) size - 1).equals(earlier.head().root())) {
            throw new BrokenLog(
                    size - 1,
                    "up to here, the party once signed another log: entries were changed or left out and signed anew,"
                            + " or it keeps two logs");
        }
    }

    /// As [#requireExtends(SignedHead)] with a whole earlier log, which tells the very entry that differs.
    public void requireExtends(CheckedLog earlier) {
        int common = Math.min(entries.size(), earlier.entries.size());
        for (int number = 0; number < common; number++) {
            if (!roots.get(number).equals(earlier.roots.get(number))) {
                throw new BrokenLog(number, "the party signed two different entries of this number: it keeps two logs");
            }
        }
        requireExtends(earlier.head);
    }

    private List<VerificationKey> keys() {
        return entries.stream()
                .flatMap(entry -> entry.event() instanceof Event.Entered(var _, var _, VerificationKey entered)
                        ? Optional.of(entered).stream()
                        : Optional.<VerificationKey>empty().stream())
                .distinct()
                .toList();
    }
}

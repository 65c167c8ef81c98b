package dev.trefoil.audit;

import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a party decided or did. It names keys, calls, steps and tables by their digests and handles, and never
/// holds a value of a table, a name or any other text that somebody chose.
public sealed interface Event {
    /// Who asked, and the digest of what they signed.
    record Asked(Digest who, Digest call) {}

    /// A step of a run: of which authorization, in which run, which step of the script (from 1).
    record Place(Digest authorization, Digest run, int step) {}

    /// A step as it runs: its place, and the digest of its canonical JSON.
    record Ran(Place place, Digest digest) {}

    /// What a refused request asked for, as far as it can be told: the request in the approved file, the run,
    /// the step.
    record Tried(Optional<Digest> authorization, Digest run, int step) {}

    /// From here on the party runs this version of the environment and signs its log with this key.
    record Entered(Digest environment, long version, VerificationKey key) implements Event {}

    /// The party has started.
    record Started(String software) implements Event {}

    /// The gate let a signed request pass, which asks for `purpose`; for a step, `ran` says which.
    record Allowed(Asked asked, String purpose, Optional<Ran> ran) implements Event {
        public Allowed {
            requireWord(purpose);
        }
    }

    /// A request of somebody of the environment was refused, at the gate or later.
    record Refused(Asked asked, String purpose, Optional<Tried> tried, List<Reason.Kind> reasons) implements Event {
        public Refused {
            requireWord(purpose);
            reasons = List.copyOf(reasons);
        }
    }

    /// So many requests were refused that nobody of the environment signed afresh, by the first reason of each.
    record Strangers(Map<Reason.Kind, Long> requests) implements Event {
        public Strangers {
            if (requests.isEmpty()) {
                throw new IllegalArgumentException("no strangers, no entry");
            }
            requests = Collections.unmodifiableMap(new EnumMap<>(requests));
        }
    }

    /// A run is counted: it is number `number` of its authorization.
    record Counted(Asked asked, Ran ran, long number) implements Event {}

    /// This party's part of a result is sealed to `resultKey` and about to be given out; `tables` are what the
    /// step read.
    record Revealed(Asked asked, Ran ran, List<Handle> tables, ResultAddress resultKey, Digest sealed)
            implements Event {
        public Revealed {
            tables = List.copyOf(tables);
        }
    }

    /// What is kept of a step that was done is about to be given out again.
    record Delivered(Asked asked, Ran ran) implements Event {}

    /// A table is there at all three parties: uploaded if it has commitments, else stored by a step.
    record Added(Asked asked, Optional<Place> place, Handle table, long rows, Digest schema, List<Digest> commitments)
            implements Event {
        public Added {
            commitments = List.copyOf(commitments);
        }
    }

    /// A table is gone.
    record Removed(Asked asked, Optional<Place> place, Handle table) implements Event {}

    /// The data ended a run, or an upload turned out wrong under the shares: a bit that the review lists became
    /// known.
    record Failed(Asked asked, Optional<Place> place, DisclosedFailure.Kind failure) implements Event {}

    /// An authorization or a key is revoked by these people; `subject` is its digest or identifier.
    record Revoked(Revocation.Kind what, Digest subject, List<Digest> signers) implements Event {
        public Revoked {
            signers = List.copyOf(signers);
        }
    }

    /// This party learned from the others of a run that it had not counted, and counts it too.
    record RunTakenOver(Asked asked, Digest authorization, Digest run) implements Event {}

    /// This party learned from both others that a table had come, or gone, without it.
    record TableTakenOver(Handle table, boolean there) implements Event {}

    /// This party had lost records, restored from an old backup say: party `party` had seen its journal at
    /// `lost` entries. It has caught up, as far as the entries before tell.
    record CaughtUp(int party, long lost) implements Event {
        public CaughtUp {
            if (party < 0 || party > 2 || lost < 0) {
                throw new IllegalArgumentException("party " + party + " saw " + lost + " entries");
            }
        }
    }

    /// The signed call that this is about, if there is one.
    default Optional<Asked> asker() {
        return switch (this) {
            case Entered _, Started _, Strangers _, Revoked _, TableTakenOver _, CaughtUp _ -> Optional.empty();
            case Allowed(Asked asked, var _, var _) -> Optional.of(asked);
            case Refused(Asked asked, var _, var _, var _) -> Optional.of(asked);
            case Counted(Asked asked, var _, var _) -> Optional.of(asked);
            case RunTakenOver(Asked asked, var _, var _) -> Optional.of(asked);
            case Revealed(Asked asked, var _, var _, var _, var _) -> Optional.of(asked);
            case Delivered(Asked asked, var _) -> Optional.of(asked);
            case Added(Asked asked, var _, var _, var _, var _, var _) -> Optional.of(asked);
            case Removed(Asked asked, var _, var _) -> Optional.of(asked);
            case Failed(Asked asked, var _, var _) -> Optional.of(asked);
        };
    }

    private static void requireWord(String purpose) {
        if (!purpose.matches("[a-z-]{1,32}")) {
            throw new IllegalArgumentException("a purpose is a word of the interface, not a text of its own");
        }
    }
}

package dev.trefoil.forecast;

import java.util.ArrayList;
import java.util.List;

/// What a part of a step costs: bytes that each party sends (party 0 first), rounds, and the processor seconds of the
/// party that computes longest, as this machine took for its rehearsal.
///
/// Bytes and rounds are those that the parties' meters count in a run: payload, packed, without the framing of
/// messages and TLS.
///
/// @param exact whether bytes and rounds are those of every run; if not, a quicksort's random pivots decide, and they
/// are
///     those to be expected
public record Spent(List<Long> bytes, long rounds, double seconds, boolean exact) {
    public static final Spent NOTHING = new Spent(List.of(0L, 0L, 0L), 0, 0, true);

    public Spent {
        bytes = List.copyOf(bytes);
        if (bytes.size() != 3) {
            throw new IllegalArgumentException("bytes of " + bytes.size() + " parties");
        }
    }

    /// The bytes of the party that sends most.
    public long mostBytes() {
        return bytes.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    Spent quicker(Spent other) {
        return new Spent(bytes, rounds, Math.min(seconds, other.seconds), exact && other.exact);
    }

    Spent plus(Spent other) {
        List<Long> sum = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            sum.add(bytes.get(party) + other.bytes.get(party));
        }
        return new Spent(sum, rounds + other.rounds, seconds + other.seconds, exact && other.exact);
    }
}

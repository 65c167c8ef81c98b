package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.TextBytes;
import dev.trefoil.plan.TextPattern;
import dev.trefoil.plan.TextPattern.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether secret texts match a public pattern.
///
/// Part by part: for each place in the text a bit says whether the parts so far can end there. Exact text moves a
/// place ahead by its length where its bytes are found; one character moves it to the next byte that begins a
/// character; anything moves it to every later place. Places that no text can reach cost nothing. All tests of bytes
/// are made first, together.
final class PatternMatch {
    /// Bytes of a character after its first.
    private static final int FOLLOWING = 3;

    private final Party party;
    private final List<BitPlanes> bytes;
    private final List<Part> parts;
    private final ByteTests tests;
    private final BitVector one;
    private List<BitVector> following = List.of();

    private PatternMatch(Party party, List<BitPlanes> bytes, TextPattern pattern) {
        this.party = party;
        this.bytes = bytes;
        this.parts = pattern.parts();
        this.tests = new ByteTests(bytes);
        this.one = BitVector.constant(party.index(), bytes.getFirst().rows(), true);
    }

    /// The bytes are those of texts, the first byte first, at least one.
    static BitVector of(Party party, List<BitPlanes> bytes, TextPattern pattern) {
        PatternMatch match = new PatternMatch(party, bytes, pattern);
        match.prepare();
        return match.run();
    }

    /// Makes the tests of bytes that [#run] needs, at the places that can be reached.
    private void prepare() {
        boolean[] reach = new boolean[bytes.size() + 1];
        reach[0] = true;
        boolean characters = false;
        for (Part part : parts) {
            reach = switch (part) {
                case Part.Exactly(String text) -> wantExactly(reach, TextBytes.bytes(text));
                case Part.AnyOne() -> wantCharacters(reach);
                case Part.Anything() -> after(reach);
            };
            characters |= part instanceof Part.AnyOne;
        }
        if (parts.isEmpty() || !(parts.getLast() instanceof Part.Anything)) {
            want(reach, 0);
        }
        tests.compute(party);
        if (characters) {
            List<BitVector> high = bytes.stream().map(BitPlanes::top).toList();
            List<BitVector> low =
                    bytes.stream().map(part -> part.plane(6).not(party.index())).toList();
            following = And.all(party, high, low);
        }
    }

    private boolean[] wantExactly(boolean[] reach, byte[] text) {
        boolean[] next = new boolean[reach.length];
        for (int place = 0; place + text.length < reach.length; place++) {
            if (reach[place]) {
                next[place + text.length] = true;
                for (int i = 0; i < text.length; i++) {
                    tests.want(place + i, text[i] & 0xff);
                }
            }
        }
        return next;
    }

    private boolean[] wantCharacters(boolean[] reach) {
        want(reach, 0);
        boolean[] next = new boolean[reach.length];
        for (int place = 0; place + 1 < reach.length; place++) {
            for (int step = 1; reach[place] && step <= 1 + FOLLOWING && place + step < reach.length; step++) {
                next[place + step] = true;
            }
        }
        return next;
    }

    private static boolean[] after(boolean[] reach) {
        boolean[] next = reach.clone();
        for (int place = 1; place < next.length; place++) {
            next[place] |= next[place - 1];
        }
        return next;
    }

    private void want(boolean[] reach, int value) {
        for (int place = 0; place + 1 < reach.length; place++) {
            if (reach[place]) {
                tests.want(place, value);
            }
        }
    }

    private BitVector run() {
        @Nullable BitVector[] reach = new BitVector[bytes.size() + 1];
        reach[0] = one;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            if (last && parts.get(i) instanceof Part.Anything) {
                return any(reach);
            }
            reach = switch (parts.get(i)) {
                case Part.Exactly(String text) -> exactly(reach, TextBytes.bytes(text));
                case Part.AnyOne() -> character(reach);
                case Part.Anything() -> anything(reach);
            };
        }
        return ended(reach);
    }

    private @Nullable BitVector[] exactly(@Nullable BitVector[] reach, byte[] text) {
        List<List<BitVector>> groups = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int place = 0; place + text.length < reach.length; place++) {
            BitVector here = reach[place];
            if (here != null) {
                List<BitVector> group = new ArrayList<>();
                for (int i = 0; i < text.length; i++) {
                    group.add(tests.get(place + i, text[i] & 0xff));
                }
                if (here != one) {
                    group.add(here);
                }
                groups.add(group);
                ends.add(place + text.length);
            }
        }
        List<BitVector> found = AndTrees.each(party, groups);
        @Nullable BitVector[] next = new BitVector[reach.length];
        for (int i = 0; i < ends.size(); i++) {
            next[ends.get(i)] = found.get(i);
        }
        return next;
    }

    /// A byte begins a character if it neither follows within one nor is the padding. At most one of the sums below
    /// is 1, so their XOR is their OR.
    private @Nullable BitVector[] character(@Nullable BitVector[] reach) {
        @Nullable BitVector[] moved = new BitVector[reach.length];
        List<List<BitVector>> groups = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place + 1 < reach.length; place++) {
            BitVector here = reach[place];
            if (here != null) {
                BitVector begins = following.get(place).xor(tests.get(place, 0)).not(party.index());
                groups.add(here == one ? List.of(begins) : List.of(begins, here));
                places.add(place + 1);
            }
        }
        List<BitVector> begun = AndTrees.each(party, groups);
        for (int i = 0; i < places.size(); i++) {
            moved[places.get(i)] = begun.get(i);
        }
        @Nullable BitVector[] next = new BitVector[reach.length];
        for (int step = 0; step < FOLLOWING; step++) {
            moved = past(moved, next);
        }
        for (int place = 0; place < moved.length; place++) {
            next[place] = sum(next[place], moved[place]);
        }
        return next;
    }

    /// Moves the places before a following byte one ahead, and adds the others to `next`.
    private @Nullable BitVector[] past(@Nullable BitVector[] moved, @Nullable BitVector[] next) {
        List<BitVector> left = new ArrayList<>();
        List<BitVector> right = new ArrayList<>();
        for (int place = 0; place < following.size(); place++) {
            BitVector here = moved[place];
            if (here != null) {
                left.add(here);
                right.add(following.get(place));
            }
        }
        List<BitVector> within = left.isEmpty() ? left : And.all(party, left, right);
        @Nullable BitVector[] out = new BitVector[moved.length];
        int i = 0;
        for (int place = 0; place < moved.length; place++) {
            BitVector here = moved[place];
            if (here != null && place < following.size()) {
                out[place + 1] = within.get(i);
                here = here.xor(within.get(i++));
            }
            next[place] = sum(next[place], here);
        }
        return out;
    }

    private static @Nullable BitVector sum(@Nullable BitVector a, @Nullable BitVector b) {
        return a == null ? b : b == null ? a : a.xor(b);
    }

    private @Nullable BitVector[] anything(@Nullable BitVector[] reach) {
        List<BitVector> known = new ArrayList<>();
        for (BitVector here : reach) {
            if (here == one) {
                known.clear();
            }
            if (here != null) {
                known.add(here);
            }
        }
        boolean sure = !known.isEmpty() && known.getFirst() == one;
        List<BitVector> before = sure || known.isEmpty() ? List.of() : AndTrees.prefixOr(party, known);
        @Nullable BitVector[] next = new BitVector[reach.length];
        BitVector last = null;
        int seen = 0;
        for (int place = 0; place < reach.length; place++) {
            if (reach[place] != null) {
                last = sure ? (reach[place] == one || last == one ? one : last) : before.get(seen++);
            }
            next[place] = last;
        }
        return next;
    }

    private BitVector any(@Nullable BitVector[] reach) {
        List<BitVector> ways = new ArrayList<>();
        for (BitVector here : reach) {
            if (here == one) {
                return one;
            }
            if (here != null) {
                ways.add(here);
            }
        }
        return ways.isEmpty() ? BitVector.zeros(one.rows()) : AndTrees.or(party, ways);
    }

    /// The text ends at one place only, so the XOR over all places is the OR.
    private BitVector ended(@Nullable BitVector[] reach) {
        List<List<BitVector>> groups = new ArrayList<>();
        for (int place = 0; place < reach.length; place++) {
            BitVector here = reach[place];
            if (here != null) {
                List<BitVector> group = new ArrayList<>();
                if (place < bytes.size()) {
                    group.add(tests.get(place, 0));
                }
                if (here != one || group.isEmpty()) {
                    group.add(here);
                }
                groups.add(group);
            }
        }
        BitVector out = BitVector.zeros(one.rows());
        for (BitVector end : AndTrees.each(party, groups)) {
            out = out.xor(end);
        }
        return out;
    }

    @Override
    public String toString() {
        return "PatternMatch[" + parts.size() + " parts, " + bytes.size() + " secret bytes]";
    }
}

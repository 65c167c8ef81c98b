package dev.trefoil.policy;

/// A line of a script's sentences: the operator number `line`, from 0, of step number `step`, as [PlanWords] counts
/// them.
public record Place(int step, int line) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
        return step == other.step ? Integer.compare(line, other.line) : Integer.compare(step, other.step);
    }

    /// a, b, ... z, aa, ab, ...
    public String letter() {
        return letter(line);
    }

    static String letter(int index) {
        String last = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? last : letter(index / 26 - 1) + last;
    }

    /// `c`, or `c of step 2` where another step is told about.
    String in(int current) {
        return step == current ? letter() : letter() + " of step " + step;
    }
}

package dev.trefoil.policy;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// A set of small numbers in ascending order; never changes.
final class Marks {
    static final Marks NONE = new Marks(new int[0]);

    private final int[] sorted;

    private Marks(int[] sorted) {
        this.sorted = sorted;
    }

    static Marks of(int... marks) {
        return marks.length == 0
                ? NONE
                : new Marks(IntStream.of(marks).sorted().distinct().toArray());
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    int size() {
        return sorted.length;
    }

    boolean contains(int mark) {
        return Arrays.binarySearch(sorted, mark) >= 0;
    }

    boolean containsAll(Marks other) {
        return Arrays.stream(other.sorted).allMatch(this::contains);
    }

    /// These and those; one of the two itself where that is the same.
    Marks and(Marks other, Work work) {
        if (other.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return other;
        }
        work.add(sorted.length + other.sorted.length);
        int[] both = new int[sorted.length + other.sorted.length];
        int count = 0;
        int left = 0;
        int right = 0;
        while (left < sorted.length || right < other.sorted.length) {
            boolean takeLeft =
                    right == other.sorted.length || (left < sorted.length && sorted[left] <= other.sorted[right]);
            int next = takeLeft ? sorted[left] : other.sorted[right];
            both[count++] = next;
            left += left < sorted.length && sorted[left] == next ? 1 : 0;
            right += right < other.sorted.length && other.sorted[right] == next ? 1 : 0;
        }
        if (count == sorted.length) {
            return this;
        }
        return count == other.sorted.length ? other : new Marks(Arrays.copyOf(both, count));
    }

    /// Without the one mark.
    Marks without(int mark) {
        return new Marks(IntStream.of(sorted).filter(other -> other != mark).toArray());
    }

    Marks map(IntUnaryOperator change, Work work) {
        work.add(sorted.length);
        return of(IntStream.of(sorted).map(change).toArray());
    }

    IntStream stream() {
        return IntStream.of(sorted);
    }

    List<Integer> list() {
        return stream().boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Marks marks && Arrays.equals(sorted, marks.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}

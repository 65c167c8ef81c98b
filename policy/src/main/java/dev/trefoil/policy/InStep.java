package dev.trefoil.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Two lists held against each other: which items of one are those of the other, in the same order, as many as can be.
final class InStep {
    private static final long MOST = 4_000_000;

    private InStep() {}

    /// A stretch between items that are in both: what stands there in the one list, and what in the other, by index.
    record Gap(List<Integer> before, List<Integer> after) {
        Gap {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// Where the lists differ, in order. Lists that are too long for a comparison of all with all differ in one
    /// stretch.
    static <T> List<Gap> gaps(List<T> before, List<T> after) {
        int head = 0;
        int shorter = Math.min(before.size(), after.size());
        while (head < shorter && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<T> old = before.subList(head, before.size() - tail);
        List<T> now = after.subList(head, after.size() - tail);
        return (long) old.size() * now.size() <= MOST
                ? walk(old, now, common(old, now), head)
                : List.of(new Gap(from(head, old.size()), from(head, now.size())));
    }

    private static List<Integer> from(int first, int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }

    /// How many items of the lists from each pair of indices on can be held against each other.
    private static <T> int[][] common(List<T> before, List<T> after) {
        int[][] same = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                same[i][j] = before.get(i).equals(after.get(j))
                        ? same[i + 1][j + 1] + 1
                        : Math.max(same[i + 1][j], same[i][j + 1]);
            }
        }
        return same;
    }

    private static <T> List<Gap> walk(List<T> before, List<T> after, int[][] same, int head) {
        List<Gap> gaps = new ArrayList<>();
        List<Integer> gone = new ArrayList<>();
        List<Integer> come = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            boolean both = i < before.size() && j < after.size();
            if (both && before.get(i).equals(after.get(j))) {
                close(gaps, gone, come);
                i++;
                j++;
            } else if (j == after.size() || (both && same[i + 1][j] >= same[i][j + 1])) {
                gone.add(head + i++);
            } else {
                come.add(head + j++);
            }
        }
        close(gaps, gone, come);
        return gaps;
    }

    private static void close(List<Gap> gaps, List<Integer> gone, List<Integer> come) {
        if (!gone.isEmpty() || !come.isEmpty()) {
            gaps.add(new Gap(gone, come));
            gone.clear();
            come.clear();
        }
    }
}

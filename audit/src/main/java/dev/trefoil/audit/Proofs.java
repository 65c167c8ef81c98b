package dev.trefoil.audit;

import dev.trefoil.script.Digest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// Proofs about a Merkle tree for who holds no more of it than a root (RFC 6962, sections 2.1.1 and 2.1.2):
/// that a leaf stands in it, and that a larger tree only adds to a smaller one.
public final class Proofs {
    private Proofs() {}

    /// The hashes that lead from leaf `index` to the root of the tree over `leaves`.
    public static List<Digest> inclusion(List<Digest> leaves, int index) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int split = split(leaves.size());
        List<Digest> left = leaves.subList(0, split);
        List<Digest> right = leaves.subList(split, leaves.size());
        List<Digest> path = new ArrayList<>(index < split ? inclusion(left, index) : inclusion(right, index - split));
        path.add(index < split ? root(right) : root(left));
        return path;
    }

    /// The hashes that show that the tree over `leaves` begins with the tree over the first `size` of them.
    public static List<Digest> consistency(List<Digest> leaves, int size) {
        return size == 0 || size == leaves.size() ? List.of() : consistency(leaves, size, true);
    }

    private static List<Digest> consistency(List<Digest> leaves, int size, boolean known) {
        if (size == leaves.size()) {
            return known ? List.of() : List.of(root(leaves));
        }
        int split = split(leaves.size());
        List<Digest> left = leaves.subList(0, split);
        List<Digest> right = leaves.subList(split, leaves.size());
        List<Digest> path = new ArrayList<>(
                size <= split ? consistency(left, size, known) : consistency(right, size - split, false));
        path.add(size <= split ? root(right) : root(left));
        return path;
    }

    /// Whether `path` leads from the leaf of this hash at `index` to the root of a tree of `size` leaves.
    public static boolean includes(Digest leaf, long index, long size, Digest root, List<Digest> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        Digest hash = leaf;
        for (Digest step : path) {
            if (last == 0) {
                return false;
            }
            boolean right = (at & 1) == 1 || at == last;
            hash = right ? MerkleTree.node(step, hash) : MerkleTree.node(hash, step);
            while (right && (at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /// Whether `path` shows that the tree `after` begins with the tree `before`.
    public static boolean extend(long before, Digest beforeRoot, long after, Digest afterRoot, List<Digest> path) {
        if (before < 0 || before > after) {
            return false;
        }
        if (before == after || before == 0) {
            return path.isEmpty() && (before == 0 ? beforeRoot.equals(MerkleTree.EMPTY) : beforeRoot.equals(afterRoot));
        }
        Iterator<Digest> steps = path.iterator();
        long at = before - 1;
        long last = after - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        if (at > 0 && !steps.hasNext()) {
            return false;
        }
        Digest old = at > 0 ? steps.next() : beforeRoot;
        Digest now = old;
        while (steps.hasNext()) {
            Digest step = steps.next();
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = MerkleTree.node(step, old);
                now = MerkleTree.node(step, now);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                now = MerkleTree.node(now, step);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(beforeRoot) && now.equals(afterRoot);
    }

    static Digest root(List<Digest> leaves) {
        Frontier frontier = Frontier.EMPTY;
        for (Digest leaf : leaves) {
            frontier = frontier.add(leaf);
        }
        return frontier.root();
    }

    /// The largest power of two below `size`.
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }
}

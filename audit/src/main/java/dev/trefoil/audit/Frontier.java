package dev.trefoil.audit;

import dev.trefoil.script.Digest;
import java.util.ArrayList;
import java.util.List;

/// The right edge of a Merkle tree: all that is needed of it to add leaves and to know its root.
///
/// @param size how many leaves the tree has
/// @param peaks the roots of its complete subtrees, the largest first: one for each bit that is set in `size`
public record Frontier(long size, List<Digest> peaks) {
    /// The tree without leaves.
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves does not have " + peaks.size() + " complete subtrees");
        }
    }

    /// The tree with one leaf more, given by its [MerkleTree#leaf] hash.
    public Frontier add(Digest leaf) {
        List<Digest> next = new ArrayList<>(peaks);
        Digest last = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            last = MerkleTree.node(next.removeLast(), last);
        }
        next.add(last);
        return new Frontier(size + 1, next);
    }

    public Digest root() {
        if (size == 0) {
            return MerkleTree.EMPTY;
        }
        Digest root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = MerkleTree.node(peaks.get(i), root);
        }
        return root;
    }
}

package dev.trefoil.audit;

import dev.trefoil.script.Digest;

/// The hashes of the Merkle tree of RFC 6962, section 2.1: leaves and inner nodes are told apart by their first
/// byte, so that none can be taken for the other.
public final class MerkleTree {
    /// The root of the tree without leaves: the hash of nothing.
    public static final Digest EMPTY = Digest.of(new byte[0]);

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleTree() {}

    /// The hash of a leaf that holds `bytes`.
    public static Digest leaf(byte[] bytes) {
        return new Digest.Running().add(LEAF, 0, 1).add(bytes, 0, bytes.length).end();
    }

    /// The hash of a node above two others.
    static Digest node(Digest left, Digest right) {
        return new Digest.Running()
                .add(NODE, 0, 1)
                .add(left.bytes(), 0, 32)
                .add(right.bytes(), 0, 32)
                .end();
    }
}

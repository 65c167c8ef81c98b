package dev.trefoil.mpc.protocol;

/// How two words are compared: fewer bits against fewer rounds.
public enum Comparator {
    /// Bit after bit: width ANDs in width rounds.
    RIPPLE,

    /// A tree: 2 width - ceil(log2(width+1)) ANDs in ceil(log2(width+1)) rounds.
    TREE;

    /// ANDs per row.
    public int gates(int width) {
        return switch (this) {
            case RIPPLE -> width;
            case TREE -> MuxTree.gates(width + 1);
        };
    }

    public int rounds(int width) {
        return switch (this) {
            case RIPPLE -> width;
            case TREE -> MuxTree.rounds(width + 1);
        };
    }
}

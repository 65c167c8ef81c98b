package dev.trefoil.policy;

/// How near to single people what comes out may come; later kinds come nearer.
public enum Exposure {
    /// No result comes out; at most bits by which a run stops.
    NOTHING("no result comes out"),
    /// Values over whole tables, or over enough rows.
    TOTALS("values over many rows each"),
    /// Values for groups of enough rows each.
    GROUPS("values for groups of many rows each"),
    /// Values in which single rows may show.
    RISKY("single rows may show in what comes out"),
    /// Rows.
    ROWS("single rows come out");

    /// The fewest rows that are taken for many.
    public static final long ENOUGH = 10;

    private final String words;

    Exposure(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    Exposure or(Exposure other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

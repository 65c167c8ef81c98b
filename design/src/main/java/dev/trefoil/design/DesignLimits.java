package dev.trefoil.design;

/// How much a design environment keeps, in tables and in cells of all tables together.
public record DesignLimits(int tables, long cells) {
    public static final DesignLimits STANDARD = new DesignLimits(10_000, 200_000_000L);
}

package dev.trefoil.authorization;

import dev.trefoil.plan.Limits;

/// How much one environment lets its users do at once.
///
/// @param maxRows rows of one table
/// @param uploadBytes bytes of one upload's share at one party
/// @param concurrentRuns runs at the same time
/// @param runSeconds how long one run may take
public record EnvironmentLimits(long maxRows, long uploadBytes, int concurrentRuns, int runSeconds) {
    public static final EnvironmentLimits DEFAULT = new EnvironmentLimits(20_000_000, 4L << 30, 4, 3_600);

    public EnvironmentLimits {
        require("maxRows", maxRows, Limits.MAX_ROWS);
        require("uploadBytes", uploadBytes, 1L << 40);
        require("concurrentRuns", concurrentRuns, 100);
        require("runSeconds", runSeconds, 7 * 86_400);
    }

    private static void require(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("the limit " + what + " " + value + " is outside 1.." + most);
        }
    }
}

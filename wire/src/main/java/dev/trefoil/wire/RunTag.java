package dev.trefoil.wire;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Names one run of an approved script: 64 hex digits, drawn by the client.
///
/// All steps of a run carry its tag; asking again with the same tag is no new run.
public record RunTag(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public RunTag {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("a run tag is 64 lower-case hex digits");
        }
    }

    public static RunTag random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new RunTag(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return hex;
    }
}

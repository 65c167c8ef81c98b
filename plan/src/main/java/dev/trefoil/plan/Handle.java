package dev.trefoil.plan;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of a stored table: 64 hex digits, random, different in every environment.
public record Handle(String hex) implements TableRef {
    private static final Pattern SHAPE = Pattern.compile("[0-9A-F]{64}");

    /// Accepts lower case; keeps upper case.
    public Handle {
        String upper = hex.toUpperCase(Locale.ROOT);
        if (!SHAPE.matcher(upper).matches()) {
            throw new PlanException("'" + Escaped.text(hex.substring(0, Math.min(hex.length(), 70)))
                    + "' is not a table handle: a handle is 64 hex digits (this has " + hex.length() + " characters)");
        }
        hex = upper;
    }

    public static Handle of(String hex) {
        return new Handle(hex);
    }

    public static Handle random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new Handle(HexFormat.of().formatHex(bytes));
    }

    /// The first eight digits, for messages to people.
    public String brief() {
        return hex.substring(0, 8);
    }

    @Override
    public String toString() {
        return hex;
    }
}

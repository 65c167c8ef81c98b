package dev.trefoil.plan;

import java.util.regex.Pattern;

/// The name of a placeholder: a letter, then letters, digits and `_`, all of them ASCII; at most 64 characters.
public record PlaceholderName(String name) implements Comparable<PlaceholderName> {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    public PlaceholderName {
        if (!SHAPE.matcher(name).matches()) {
            String shown = name.length() <= 70 ? name : name.substring(0, name.offsetByCodePoints(0, 30)) + "...";
            throw new PlanException("'" + Escaped.text(shown) + "' is no name of a placeholder: write a letter, then"
                    + " letters, digits or _, at most 64 characters in all");
        }
    }

    public static PlaceholderName of(String name) {
        return new PlaceholderName(name);
    }

    /// How the placeholder stands in texts and in scripts that are edited by hand: `##minimumAge##`.
    public String token() {
        return "##" + name + "##";
    }

    @Override
    public int compareTo(PlaceholderName other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}

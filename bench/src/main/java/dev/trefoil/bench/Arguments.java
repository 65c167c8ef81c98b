package dev.trefoil.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The options of a command as they were given: those with a value, and those that stand alone.
record Arguments(Map<String, String> values, Set<String> flags) {
    Arguments {
        values = Map.copyOf(values);
        flags = Set.copyOf(flags);
    }

    /// Fails at a word that is none of the options, and at an option without its value.
    static Arguments of(List<String> withValue, List<String> alone, List<String> words) {
        Map<String, String> values = new TreeMap<>();
        Set<String> flags = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (alone.contains(word)) {
                flags.add(word);
            } else if (withValue.contains(word) && i + 1 < words.size()) {
                values.put(word, words.get(++i));
            } else {
                throw new IllegalArgumentException("unknown or incomplete option " + word + ": known are "
                        + String.join(", ", withValue) + (alone.isEmpty() ? "" : ", " + String.join(", ", alone)));
            }
        }
        return new Arguments(values, flags);
    }

    boolean has(String name) {
        return flags.contains(name) || values.containsKey(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    /// A whole number of at least 1.
    int number(String name, int otherwise) {
        String text = text(name, "" + otherwise);
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(name + " needs a whole number of at least 1, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /// A number of seconds, 0 or more.
    double seconds(String name, double otherwise) {
        String text = text(name, "" + otherwise);
        if (!text.matches("\\d{1,4}(\\.\\d{1,3})?")) {
            throw new IllegalArgumentException(name + " needs seconds such as 1 or 0.5, not '" + text + "'");
        }
        return Double.parseDouble(text);
    }
}

package dev.trefoil.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Everything that is measured, and the choice among it.
final class Works {
    private Works() {}

    static List<Work> all() {
        List<Work> works = new ArrayList<>(VectorWorks.all());
        works.addAll(TableWorks.all());
        return works;
    }

    /// The works whose names hold all words of one of the alternatives, which commas part; large ones only if wanted.
    static List<Work> chosen(String only, boolean large) {
        return all().stream()
                .filter(work -> matches(work.name(), only))
                .filter(work -> large || !work.large())
                .toList();
    }

    /// The same, each with `rows` rows and each once.
    static List<Work> chosen(String only, int rows) {
        List<Work> chosen = new ArrayList<>();
        for (Work work : chosen(only, true)) {
            Work cut = work.at(rows);
            if (chosen.stream().noneMatch(other -> other.name().equals(cut.name()))) {
                chosen.add(cut);
            }
        }
        return List.copyOf(chosen);
    }

    /// The work of this name on so many rows.
    static Work named(String name, int rows) {
        List<Work> sameName =
                all().stream().filter(work -> work.name().equals(name)).toList();
        if (sameName.isEmpty()) {
            throw new IllegalArgumentException("this build has no work named '" + name + "'");
        }
        return sameName.stream()
                .filter(work -> work.rows() == rows)
                .findFirst()
                .orElseGet(() -> sameName.getFirst().at(rows));
    }

    static boolean matches(String name, String only) {
        String text = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(only.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .anyMatch(words -> Arrays.stream(words.split("\\s+")).allMatch(text::contains));
    }
}

package dev.trefoil.client.csv;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How a CSV file is read.
///
/// `types` maps column names to type strings ([dev.trefoil.plan.TypeText]); columns that are not named get the smallest
/// usual type that holds their data. A field that equals one of `nulls` is null. `autoBounds` accepts, without a
/// notice,
/// that inferred bounds become public.
public record CsvOptions(Map<String, String> types, Set<String> nulls, char separator, boolean autoBounds) {
    /// Inferred types, comma, empty fields and `NA` are null.
    public static final CsvOptions STANDARD = new CsvOptions(Map.of(), Set.of("", "NA"), ',', false);

    public CsvOptions {
        types = Map.copyOf(types);
        nulls = Set.copyOf(nulls);
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException("CSV: the field separator cannot be a quote or a line break");
        }
    }

    public CsvOptions withTypes(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(types);
        all.putAll(more);
        return new CsvOptions(all, nulls, separator, autoBounds);
    }

    public CsvOptions withNulls(Set<String> words) {
        return new CsvOptions(types, words, separator, autoBounds);
    }

    public CsvOptions withSeparator(char character) {
        return new CsvOptions(types, nulls, character, autoBounds);
    }

    public CsvOptions withAutoBounds() {
        return new CsvOptions(types, nulls, separator, true);
    }
}

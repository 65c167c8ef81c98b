package dev.trefoil.client.files;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// How a file is read: CSV with all of this; of a Parquet file, which says the rest itself, types and bounds only.
///
/// `types` maps column names to type strings ([dev.trefoil.plan.TypeText]); columns that are not named get the smallest
/// usual type that holds their data. A field that equals one of `nulls` is null. `numbers` says
/// how they are written. `autoBounds` accepts, without a notice, that inferred bounds become public.
public record ReadOptions(
        Map<String, String> types, Set<String> nulls, char separator, NumberFormat numbers, boolean autoBounds) {
    /// Inferred types, comma, empty fields and `NA` are null.
    public static final ReadOptions STANDARD =
            new ReadOptions(Map.of(), Set.of("", "NA"), ',', NumberFormat.STANDARD, false);

    public ReadOptions {
        types = Map.copyOf(types);
        nulls = Set.copyOf(nulls);
        if (separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException("CSV: the field separator cannot be a quote or a line break");
        }
    }

    public ReadOptions withTypes(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(types);
        all.putAll(more);
        return new ReadOptions(all, nulls, separator, numbers, autoBounds);
    }

    public ReadOptions withNulls(Set<String> words) {
        return new ReadOptions(types, words, separator, numbers, autoBounds);
    }

    public ReadOptions withSeparator(char character) {
        return new ReadOptions(types, nulls, character, numbers, autoBounds);
    }

    public ReadOptions withAutoBounds() {
        return new ReadOptions(types, nulls, separator, numbers, true);
    }

    public ReadOptions withNumbers(NumberFormat format) {
        return new ReadOptions(types, nulls, separator, format, autoBounds);
    }
}

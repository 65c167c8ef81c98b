package dev.trefoil.client;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Schema;

/// The first difference between two schemas, in words.
final class SchemaDifference {
    private SchemaDifference() {}

    static String of(Schema expected, Schema found) {
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            Field wanted = expected.fields().get(i);
            Field there = found.fields().get(i);
            if (!wanted.equals(there)) {
                return "column " + (i + 1) + " is expected as `" + wanted + "` and is `" + there + "`";
            }
        }
        return expected.size() + " columns are expected, it has " + found.size();
    }
}

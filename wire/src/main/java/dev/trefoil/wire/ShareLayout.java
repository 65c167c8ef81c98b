package dev.trefoil.wire;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Schema;

/// One share of a whole table as words: column after column, for a nullable column its presence plane first, then
/// its value planes from plane 0 up, each as [Layout] describes. Bits beyond the last row are 0 in every share.
public final class ShareLayout {
    /// The most words of one share: 1 GiB.
    public static final long MAX_WORDS = 1L << 27;

    private ShareLayout() {}

    /// Planes of one share of a table of this schema.
    public static long planes(Schema schema) {
        long planes = 0;
        for (Field field : schema.fields()) {
            planes += (field.type().nullable() ? 1 : 0) + Layout.width(field.type());
        }
        return planes;
    }

    /// Words of one share; throws [IllegalArgumentException] above [#MAX_WORDS].
    public static int words(Schema schema, int rows) {
        long words = planes(schema) * Layout.words(rows);
        if (words > MAX_WORDS) {
            throw new IllegalArgumentException("a table of " + rows + " rows and " + planes(schema)
                    + " bits a row is larger than the 1 GiB that one upload may have: narrow the types or split it");
        }
        return (int) words;
    }

    /// Clears the bits beyond the last row in the planes of a share, of which `bytes` hold `count` words from word
    /// `first` on. Whether any of them was set.
    static boolean clearPadding(byte[] bytes, int first, int count, int rows) {
        long mask = lastWord(rows);
        if (mask == -1L) {
            return false;
        }
        int size = Layout.words(rows);
        long beyond = 0;
        for (int at = size - 1 - first % size; at < count; at += size) {
            long word = Words.get(bytes, 8 * at);
            beyond |= word & ~mask;
            Words.put(bytes, 8 * at, word & mask);
        }
        return beyond != 0;
    }

    /// The bits of the last word of a plane that belong to rows.
    static long lastWord(int rows) {
        return (rows & 63) == 0 ? -1L : (1L << rows) - 1;
    }
}

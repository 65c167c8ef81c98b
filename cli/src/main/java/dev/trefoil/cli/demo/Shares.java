package dev.trefoil.cli.demo;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Layout;
import dev.trefoil.wire.ShareUpload;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A look at the shares of a column of small whole numbers, as they are before they leave the data provider: what each
/// party gets to see of its first rows.
final class Shares {
    private Shares() {}

    /// For each of the three shares, the first `rows` rows of the column, as two hex digits each.
    static List<String> of(ShareUpload upload, String column, int rows) {
        List<String> shares = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            shares.add(hex(upload.materials().get(party).firstShare(upload.manifest()), upload, column, rows));
        }
        return shares;
    }

    private static String hex(long[] share, ShareUpload upload, String column, int rows) {
        int words = Layout.words(upload.manifest().rows());
        int plane = 0;
        for (Field field : upload.manifest().schema().fields()) {
            if (field.column().equals(Column.of(column))) {
                break;
            }
            plane += (field.type().nullable() ? 1 : 0) + Layout.width(field.type());
        }
        List<String> values = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int value = 0;
            for (int bit = 0; bit < 8; bit++) {
                value |= (int) (share[(plane + bit) * words + row / 64] >>> (row % 64) & 1) << bit;
            }
            values.add(HexFormat.of().toHexDigits((byte) value));
        }
        return String.join(" ", values);
    }
}

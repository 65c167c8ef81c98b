package dev.trefoil.bench;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Type;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// A made-up table of ten columns (whole numbers, decimals, dates, short texts, a bool; four of them with nulls) as a
/// CSV file, and the comparison of two such tables row by row.
final class UploadTable {
    /// The types as a data provider declares them.
    static final Map<String, String> TYPES = types();

    private static final List<String> CITIES =
            List.of("Bonn", "Kassel", "Weimar", "Ulm", "Köln", "St. Ives", "Aix, Sud", "Graz");

    private UploadTable() {}

    private static Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("id", "uint32");
        types.put("age", "uint8");
        types.put("visits", "int[min=0,max=100]?");
        types.put("income", "int[min=-1000000,max=10000000]");
        types.put("weight", "fp32[precision=10]");
        types.put("price", "fp40[precision=16]?");
        types.put("born", "date");
        types.put("seen", "date?");
        types.put("city", "text[12]?");
        types.put("smoker", "bool");
        return types;
    }

    static void write(Path file, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", TYPES.keySet()) + "\n");
            for (int row = 0; row < rows; row++) {
                out.write(row(row, random));
            }
        }
    }

    private static String row(int row, SplittableRandom random) {
        String visits = random.nextInt(10) == 0 ? "" : "" + random.nextInt(101);
        String price = random.nextInt(20) == 0 ? "" : decimal(random.nextInt(-500_000, 9_000_000));
        String seen = random.nextInt(5) == 0
                ? ""
                : LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5000)).toString();
        String city = random.nextInt(30) == 0 ? "" : CITIES.get(random.nextInt(CITIES.size()));
        return row + "," + random.nextInt(100) + "," + visits + "," + random.nextInt(-1_000_000, 10_000_000) + ","
                + decimal(random.nextInt(4000, 15_000)) + "," + price + ","
                + LocalDate.of(1930, 1, 1).plusDays(random.nextInt(30_000)) + "," + seen + ","
                + (city.contains(",") ? "\"" + city + "\"" : city) + "," + random.nextBoolean() + "\n";
    }

    private static String decimal(int cents) {
        return String.format(
                Locale.ROOT, "%s%d.%02d", cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
    }

    /// Throws [IllegalStateException] unless both hold the same rows; those of `back` may stand in any order.
    static void requireEqual(Frame sent, Frame back) {
        if (!sent.schema().equals(back.schema()) || sent.rows() != back.rows()) {
            throw new IllegalStateException("what came back is another table: " + back.rows() + " rows");
        }
        int[] place = new int[sent.rows()];
        Arrays.fill(place, -1);
        for (int row = 0; row < back.rows(); row++) {
            place[Math.toIntExact(back.number(0, row))] = row;
        }
        for (int row = 0; row < sent.rows(); row++) {
            for (int column = 0; column < sent.schema().size(); column++) {
                if (place[row] < 0 || !equal(sent, row, back, place[row], column)) {
                    throw new IllegalStateException("row " + (row + 1) + " came back as another one, column "
                            + sent.schema().fields().get(column));
                }
            }
        }
    }

    private static boolean equal(Frame sent, int row, Frame back, int place, int column) {
        Field field = sent.schema().fields().get(column);
        if (sent.isNull(column, row) || back.isNull(column, place)) {
            return sent.isNull(column, row) && back.isNull(column, place);
        }
        return field.type() instanceof Type.TextType
                ? sent.text(column, row).equals(back.text(column, place))
                : sent.number(column, row) == back.number(column, place);
    }
}

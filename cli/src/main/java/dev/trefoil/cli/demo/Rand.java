package dev.trefoil.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/// The RAND health insurance data, and dummy rows of the same shape.
final class Rand {
    static final Map<String, String> TYPES = Map.of(
            "mdvis", "uint8",
            "lncoins", "fp[precision=20,min=0,max=8]",
            "idp", "bool",
            "lpi", "fp[precision=20,min=0,max=8]",
            "fmde", "fp[precision=20,min=0,max=16]",
            "physlm", "fp[precision=20,min=0,max=1]",
            "disea", "fp[precision=20,min=0,max=64]",
            "hlthg", "bool",
            "hlthf", "bool",
            "hlthp", "bool");

    private Rand() {}

    static String csv() {
        try (InputStream in = Rand.class.getResourceAsStream("randhie.csv")) {
            if (in == null) {
                throw new IllegalStateException("randhie.csv is missing from the classpath");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read randhie.csv", e);
        }
    }

    /// Made-up rows, for designing.
    static String dummyCsv(long seed, int rows) {
        Random random = new Random(seed);
        StringBuilder csv = new StringBuilder("mdvis,lncoins,idp,lpi,fmde,physlm,disea,hlthg,hlthf,hlthp\n");
        for (int row = 0; row < rows; row++) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%d,%.3f,%d,%.3f,%.3f,%d,%.2f,%d,0,0%n",
                    random.nextInt(12),
                    random.nextDouble() * 4,
                    random.nextInt(2),
                    random.nextDouble() * 7,
                    random.nextDouble() * 8,
                    random.nextInt(2),
                    random.nextDouble() * 30,
                    random.nextInt(2)));
        }
        return csv.toString().replace("\r", "");
    }
}

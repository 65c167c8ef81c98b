package dev.trefoil.testing.museum;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A folder of bad approved files, each named by what is wrong with it, and `good.approved`, which is what
/// they were made from.
///
/// They are wrong in any environment that has the museum's identifier, version and people, whatever its
/// parties, at any time from 2024 to 2099; so real parties can be asked too. `MUSEUM.md` lists them with the
/// reasons expected.
public final class Museum {
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    public static final String IDENTIFIER = "test-museum";
    public static final long VERSION = 3;

    private static final Pattern LINE = Pattern.compile("\\| `([a-z0-9-]+\\.approved)` \\| ([A-Z_, ]+) \\| (.+) \\|");

    /// One bad file, every kind of reason that it must be refused for, and what is wrong with it.
    public record Exhibit(String file, Set<Reason.Kind> reasons, String wrong) {
        public Exhibit {
            reasons = Set.copyOf(reasons);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private Museum() {}

    /// The first approver; also an analyst.
    public static SigningKey alice() {
        return key(10);
    }

    /// The second approver.
    public static SigningKey bob() {
        return key(11);
    }

    /// The analyst for whom the good file is.
    public static SigningKey anna() {
        return key(20);
    }

    /// Another analyst.
    public static SigningKey otto() {
        return key(21);
    }

    /// The data provider.
    public static SigningKey petra() {
        return key(30);
    }

    /// Another data provider.
    public static SigningKey paul() {
        return key(31);
    }

    /// Somebody whom the environment does not know.
    public static SigningKey mallory() {
        return key(66);
    }

    static SigningKey key(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return SigningKey.ofSeed(seed);
    }

    /// The environment with parties that listen nowhere.
    public static Environment environment() {
        return environment(List.of(party(0), party(1), party(2)));
    }

    private static Party party(int index) {
        return new Party(
                index,
                "Party " + index,
                "Operator " + index,
                "localhost",
                9000 + index,
                9100 + index,
                key(index + 1).verificationKey());
    }

    /// The environment with these parties.
    public static Environment environment(List<Party> parties) {
        return environment(parties, EnvironmentLimits.DEFAULT);
    }

    /// The environment with these parties and limits.
    public static Environment environment(List<Party> parties, EnvironmentLimits limits) {
        return new Environment(
                IDENTIFIER,
                VERSION,
                parties,
                List.of(person("Alice", alice()), person("Bob", bob())),
                List.of(person("Petra", petra()), person("Paul", paul())),
                List.of(person("Anna", anna()), person("Otto", otto()), person("Alice", alice())),
                2,
                false,
                limits);
    }

    private static Person person(String name, SigningKey key) {
        return new Person(name, "Hospital", key.verificationKey());
    }

    /// All bad files, from the index.
    public static List<Exhibit> exhibits() {
        return new String(bytes("MUSEUM.md"), StandardCharsets.UTF_8)
                .lines()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new Exhibit(line.group(1), kinds(line.group(2)), line.group(3)))
                .toList();
    }

    private static Set<Reason.Kind> kinds(String names) {
        Set<Reason.Kind> kinds = EnumSet.noneOf(Reason.Kind.class);
        for (String name : names.split(", ", -1)) {
            kinds.add(Reason.Kind.valueOf(name));
        }
        return kinds;
    }

    /// The file from which all others were made; it is right.
    public static byte[] good() {
        return bytes("good.approved");
    }

    /// The content of a file of the museum.
    public static byte[] bytes(String file) {
        try (InputStream in = Museum.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("the museum has no file " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.trefoil.cli;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// People and parties as they are written on the command line.
final class PersonSpec {
    private PersonSpec() {}

    /// From `NAME, ORGANISATION, KEY FILE` each; no list is an empty one.
    static List<Person> people(@Nullable List<String> specs) throws IOException {
        List<Person> people = new ArrayList<>();
        for (String spec : specs == null ? List.<String>of() : specs) {
            List<String> parts = parts(spec, 3, "NAME, ORGANISATION, KEY FILE");
            people.add(new Person(parts.get(0), parts.get(1), KeyFiles.readVerificationKey(Path.of(parts.get(2)))));
        }
        return people;
    }

    /// From `NAME, ORGANISATION, HOST, API PORT, LINK PORT, KEY FILE` each, in order of the parties.
    static List<Party> parties(List<String> specs) throws IOException {
        List<Party> parties = new ArrayList<>();
        for (String spec : specs) {
            List<String> parts = parts(spec, 6, "NAME, ORGANISATION, HOST, API PORT, LINK PORT, KEY FILE");
            parties.add(new Party(
                    parties.size(),
                    parts.get(0),
                    parts.get(1),
                    parts.get(2),
                    port(parts.get(3)),
                    port(parts.get(4)),
                    KeyFiles.readVerificationKey(Path.of(parts.get(5)))));
        }
        return parties;
    }

    private static List<String> parts(String spec, int count, String form) {
        List<String> parts = List.of(spec.strip().split("\\s*,\\s*", -1));
        if (parts.size() != count) {
            throw new IllegalArgumentException(
                    "'" + spec + "' has " + parts.size() + " parts instead of " + count + ": write \"" + form + "\"");
        }
        return parts;
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not a port: write a number from 1 to 65535");
        }
        return Integer.parseInt(text);
    }
}

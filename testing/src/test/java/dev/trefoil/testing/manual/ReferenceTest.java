package dev.trefoil.testing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The reference manual is complete, and its pages are what `./trefoil manual` writes.
class ReferenceTest {
    private static final Path PAGES = Path.of("..", "docs", "reference");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)[^)]*\\)");

    @TempDir
    Path folder;

    @Test
    void thePagesAreThoseThatTheCommandWrites() throws IOException {
        SortedMap<String, String> committed = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        SortedMap<String, String> written = Manual.pages(folder);
        assertThat(committed.keySet()).as("run ./trefoil manual").isEqualTo(written.keySet());
        written.forEach((name, text) -> assertThat(committed.get(name))
                .as("%s is out of date: run ./trefoil manual", name)
                .isEqualTo(text));
    }

    @Test
    void everyKindHasAPage() {
        Set<Object> written = new HashSet<>();
        Chapter.allEntries().forEach(entry -> written.addAll(entry.kinds()));
        assertThat(Language.kinds())
                .as("kinds of the language without a page: add an entry to a class *Pages, then run ./trefoil manual")
                .hasSizeGreaterThan(80)
                .isSubsetOf(written);
    }

    @Test
    void everyExampleHasTheKindsOfItsPage() throws IOException {
        for (Played played : Played.all(Examples.compile(Chapter.allEntries(), folder), folder)) {
            assertThat(Language.in(played.script()))
                    .as("the example of '%s'", played.entry().name())
                    .containsAll(played.entry().kinds());
        }
    }

    @Test
    void everyPageSaysWhatItMeans() {
        for (Entry entry : Chapter.allEntries()) {
            assertThat(entry.what()).as(entry.name()).endsWith(".");
            assertThat(entry.words()).as(entry.name()).isNotEmpty();
            assertThat(entry.see()).as(entry.name()).isNotEmpty();
        }
    }

    @Test
    void everyLinkLeadsToAPage() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file : files.toList()) {
                for (MatchResult link :
                        LINK.matcher(Files.readString(file)).results().toList()) {
                    assertThat(PAGES.resolve(link.group(1)))
                            .as("a link of %s", file.getFileName())
                            .exists();
                }
            }
        }
    }
}

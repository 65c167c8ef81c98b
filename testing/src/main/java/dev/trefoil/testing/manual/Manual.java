package dev.trefoil.testing.manual;

import dev.trefoil.client.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command that writes the reference manual into a folder: `./trefoil manual`.
public final class Manual {
    private Manual() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("name the folder to write to, for example docs/reference");
        }
        Path target = Path.of(arguments[0]);
        Path work = Files.createTempDirectory("trefoil-manual");
        Examples examples = Examples.compile(Chapter.allEntries(), work);
        SortedMap<String, String> pages = pages(examples, Played.all(examples, work));
        delete(work);
        delete(target);
        Files.createDirectories(target);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(target.resolve(page.getKey()), page.getValue());
        }
        System.out.println("wrote " + pages.size() + " pages to " + target);
    }

    /// Deletes a folder of files, if it is there.
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /// Every page by its file's name.
    static SortedMap<String, String> pages(Examples examples, List<Played> played) {
        Map<String, String> samples = samples(examples);
        SortedMap<String, String> pages = new TreeMap<>();
        Map<Played, String> texts = played.parallelStream()
                .collect(Collectors.toConcurrentMap(one -> one, one -> PageText.of(one, samples)));
        for (Map.Entry<Played, String> text : texts.entrySet()) {
            String file = text.getKey().entry().file();
            if (pages.put(file, text.getValue()) != null) {
                throw new IllegalStateException("two pages are in the file " + file);
            }
        }
        pages.put("README.md", IndexText.index(Chapter.all()));
        pages.put("tables.md", IndexText.tables(samples));
        return pages;
    }

    private static Map<String, String> samples(Examples examples) {
        Map<String, String> texts = new HashMap<>();
        try (Session session = Session.connect()) {
            session.onNotice(_ -> {});
            for (Sample sample : Sample.ALL) {
                texts.put(
                        sample.name(),
                        session.frame(examples.sample(sample)).fetch().toString());
            }
        }
        return texts;
    }
}

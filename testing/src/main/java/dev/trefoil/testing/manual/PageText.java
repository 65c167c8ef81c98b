package dev.trefoil.testing.manual;

import dev.trefoil.forecast.Forecast;
import dev.trefoil.plan.Frame;
import dev.trefoil.policy.Disclosed;
import dev.trefoil.policy.Disclosure;
import dev.trefoil.policy.Recipient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One page of the manual as Markdown.
final class PageText {
    private static final List<Long> ROWS = List.of(1_000L, 4_000L);
    private static final Recipient ANALYST = new Recipient("Ann", "the analyst");

    private final Played played;
    private final Entry entry;
    private final Map<Long, List<Forecast>> forecasts = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();

    private PageText(Played played) {
        this.played = played;
        this.entry = played.entry();
        ROWS.forEach(rows -> forecasts.put(rows, Cost.forecasts(played.script(), rows)));
    }

    /// The page; `samples` are the sample tables as text.
    static String of(Played played, Map<String, String> samples) {
        PageText page = new PageText(played);
        page.meaning();
        page.example(samples);
        page.cost();
        page.disclosures();
        page.links();
        return page.text.toString();
    }

    private void meaning() {
        line("# " + entry.name());
        line("");
        line(entry.what());
        line("");
        block("java", String.join("\n", entry.words()));
        line("- **Nulls.** " + entry.meaning().nulls());
        line("- **Ties.** " + entry.meaning().ties());
        line("- **Empty table.** " + entry.meaning().empty());
        line("- **Overflow.** " + entry.meaning().overflow());
        line("");
    }

    private void example(Map<String, String> samples) {
        line("## Example");
        line("");
        for (Sample sample : Sample.ALL) {
            if (sample.isIn(entry.example())) {
                line("`" + sample.name() + "`");
                line("");
                block("", samples.getOrDefault(sample.name(), ""));
            }
        }
        block("java", entry.example());
        block("", shown());
    }

    /// The value of the example as text; rows without an order are sorted, since they may come in any.
    private String shown() {
        String shown = played.value().toString();
        if (!(played.value() instanceof Frame) || played.sorted()) {
            return shown;
        }
        List<String> lines = shown.lines().toList();
        List<String> rows = new ArrayList<>();
        rows.add(lines.getFirst());
        lines.subList(1, lines.size() - 1).stream().sorted().forEach(rows::add);
        rows.add(lines.getLast());
        return String.join("\n", rows);
    }

    private void cost() {
        line("## Cost");
        line("");
        line("| rows | bits per row | rounds |");
        line("|---:|---:|---:|");
        for (Map.Entry<Long, List<Forecast>> run : forecasts.entrySet()) {
            Cost cost = Cost.of(played, run.getValue(), run.getKey());
            line("| " + Cost.grouped(cost.rows()) + " | " + cost.bitsPerRow() + " | " + cost.roundsText() + " |");
        }
        line("");
    }

    private void disclosures() {
        Set<String> own = new LinkedHashSet<>();
        Set<String> results = new LinkedHashSet<>();
        List<Disclosure> steps = Disclosure.of(played.script());
        for (int number = 1; number <= steps.size(); number++) {
            boolean about = entry.kinds().contains(played.script().step(number).getClass());
            for (Disclosed output : steps.get(number - 1).outputs()) {
                boolean result = output instanceof Disclosed.Cells || output instanceof Disclosed.RowCount;
                (result && !about ? results : own).add(output.sentence(ANALYST));
            }
        }
        line("## What becomes public");
        line("");
        line(own.isEmpty() ? "By the operation: nothing." : "By the operation:");
        list(own);
        if (!results.isEmpty()) {
            line("By revealing the example's result:");
            list(results);
        }
    }

    private void list(Set<String> sentences) {
        line("");
        sentences.forEach(sentence -> line("- " + sentence));
        if (!sentences.isEmpty()) {
            line("");
        }
    }

    private void links() {
        List<String> links = new ArrayList<>();
        for (String name : entry.see()) {
            links.add("[" + name + "](" + Entry.file(name) + ")");
        }
        links.add("[all operations](README.md)");
        line("---");
        line("");
        line("See also: " + String.join(" · ", links));
        if (!entry.kinds().isEmpty()) {
            line("<br>In a script: "
                    + entry.kinds().stream()
                            .map(kind -> "`" + Language.name(kind) + "`")
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }

    private void block(String language, String code) {
        line("```" + language);
        line(code);
        line("```");
        line("");
    }

    private void line(String more) {
        text.append(more).append('\n');
    }
}

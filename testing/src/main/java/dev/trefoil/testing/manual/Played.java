package dev.trefoil.testing.manual;

import dev.trefoil.client.OpenScript;
import dev.trefoil.client.Session;
import dev.trefoil.client.Trefoil;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Tables;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// An entry whose example was recorded in design mode: its script, and the value that it answered with.
record Played(Entry entry, Script script, Object value) {
    /// The handles of the sample tables by their names.
    static Map<String, String> handles() {
        return Sample.ALL.stream().collect(Collectors.toMap(Sample::name, Sample::handle));
    }

    /// Plays all examples, each as a script of its own; `folder` takes files.
    static List<Played> all(Examples examples, Path folder) throws IOException {
        List<Played> played = new ArrayList<>();
        try (Session session = Session.connect()) {
            session.onNotice(_ -> {});
            for (Sample sample : Sample.ALL) {
                session.frame(examples.sample(sample), Trefoil.dummyFor(sample.handle()));
            }
            for (Entry entry : examples.entries()) {
                OpenScript script = session.record(entry.name());
                Object value = examples.run(entry, session, handles());
                Path file = folder.resolve("script-" + played.size() + ".json");
                script.save(file);
                played.add(new Played(entry, ScriptJson.parse(Files.readAllBytes(file)), value));
            }
        }
        return played;
    }

    /// Whether the example ends with a table that has an order.
    boolean sorted() {
        Map<TableRef, Relation> known = new HashMap<>();
        script.tables().forEach(use -> known.put(use.handle(), Relation.unsorted(use.schema(), 1)));
        Tables tables = table -> Objects.requireNonNull(known.get(table));
        boolean sorted = false;
        for (int number = 1; number <= script.steps().size(); number++) {
            StepRef result = new StepRef(number);
            switch (script.step(number)) {
                case Step.Upload(var schema, var _) -> known.put(result, Relation.unsorted(schema, 1));
                case Step.Store(var plan, var _) -> {
                    Schema schema = Relations.of(plan, tables).schema();
                    known.put(result, Relation.unsorted(schema, 1));
                }
                case Step.Reveal(var plan) ->
                    sorted = Relations.of(plan, tables).sorted();
                case Step.UploadAny _, Step.Remove _ -> {}
            }
        }
        return sorted;
    }
}

package dev.trefoil.testing.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.client.OpenScript;
import dev.trefoil.client.ProviderSession;
import dev.trefoil.client.Session;
import dev.trefoil.client.Trefoil;
import dev.trefoil.plan.Frame;
import dev.trefoil.testing.client.Hospital;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every example of the reference manual answers the same in design mode and, approved, on three parties: all of them
/// as one script.
class ExamplesInBothModesTest {
    @TempDir
    Path folder;

    private final Map<String, String> handles = new HashMap<>();

    @Test
    void designModeAndThePartiesAgree() throws IOException {
        Examples examples = Examples.compile(Chapter.allEntries(), folder);
        List<Played> played = Played.all(examples, folder);
        try (Hospital hospital = new Hospital(folder.resolve("hospital"))) {
            provide(hospital, examples);
            Path file = folder.resolve("examples.json");
            List<Object> inDesign;
            try (Session session = session(hospital)) {
                for (Sample sample : Sample.ALL) {
                    String handle = Objects.requireNonNull(handles.get(sample.name()));
                    session.frame(examples.sample(sample), Trefoil.dummyFor(handle));
                }
                OpenScript script = session.record("The examples of the manual");
                inDesign = values(examples, session);
                script.save(file);
            }
            try (Session session = session(hospital)) {
                OpenScript script = session.load(hospital.approve(file));
                List<Object> onParties = values(examples, session);
                script.close();
                for (int i = 0; i < played.size(); i++) {
                    assertThat(answer(played.get(i), onParties.get(i)))
                            .as("the example of '%s'", played.get(i).entry().name())
                            .isEqualTo(answer(played.get(i), inDesign.get(i)))
                            .isEqualTo(answer(played.get(i), played.get(i).value()));
                }
            }
        }
    }

    private void provide(Hospital hospital, Examples examples) {
        try (Session design = Session.connect();
                ProviderSession provider = hospital.provider()) {
            design.onNotice(_ -> {});
            for (Sample sample : Sample.ALL) {
                Frame frame = design.frame(examples.sample(sample)).fetch();
                String handle = provider.upload(frame, Optional.of(sample.name()))
                        .handle()
                        .hex();
                handles.put(sample.name(), handle);
            }
        }
    }

    private static Session session(Hospital hospital) {
        return Session.connect(hospital.connection().toString()).onNotice(_ -> {});
    }

    private List<Object> values(Examples examples, Session session) {
        return examples.entries().stream()
                .map(entry -> examples.run(entry, session, handles))
                .toList();
    }

    /// What an example answers, to the last digit; rows without an order in any.
    private static String answer(Played example, Object value) {
        if (!(value instanceof Frame frame)) {
            return value.toString();
        }
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < frame.rows(); row++) {
            rows.add(frame.row(row).toString());
        }
        if (!example.sorted()) {
            rows.sort(null);
        }
        return frame.schema() + "\n" + String.join("\n", rows);
    }
}

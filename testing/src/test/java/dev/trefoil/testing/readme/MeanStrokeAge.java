package dev.trefoil.testing.readme;

import static dev.trefoil.client.Trefoil.*;

import dev.trefoil.client.Session;
import java.nio.file.Path;

class MeanStrokeAge {
    static final String SURVEY = "180A66E1C0BD3F2457A96C1E08D4B57F180A66E1C0BD3F2457A96C1E08D4B57F";
    static final String MEDICAL = "EFC8A94D1B7730E56A2F9C84D05E3B16EFC8A94D1B7730E56A2F9C84D05E3B16";

    public static void main(String[] arguments) {
        try (var session = Session.connect(Path.of(arguments[0]))) {
            session.frame(
                    columns().typed("patient_id", "uint24", 1, 2, 3).typed("Age", "uint8", 61, 50, 70),
                    dummyFor(SURVEY));
            session.frame(
                    columns().typed("patientnr", "uint24", 3, 1, 4).typed("Stroke", "uint8", 1, 1, 0),
                    dummyFor(MEDICAL));

            var script = session.record("Mean age of stroke patients");
            var survey = session.table(SURVEY);
            var medical = session.table(MEDICAL);
            var merged = survey.merge(medical, inner().on("patient_id", "patientnr"));
            var age = merged.filter(col("Stroke").eq(1)).mean("Age");
            System.out.println(age.reveal());
            script.save(Path.of(arguments[1]));
        }
    }
}

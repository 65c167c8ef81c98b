package dev.trefoil.cli.demo;

import static dev.trefoil.client.Trefoil.dummyFor;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Request;
import dev.trefoil.cli.local.Actor;
import dev.trefoil.client.Session;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.ScriptJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// The paperwork of the demo: scripts, requests and approvals as files that pass from one person to the next.
final class Scripts {
    /// The handles of the production tables.
    record Tables(Handle survey, Handle medical, Handle rand) {}

    private Scripts() {}

    /// Uploads made-up rows in place of the production tables, which design mode never sees.
    static void uploadDummies(Session session, Path directory, Tables tables, long seed) throws IOException {
        People dummies = new People(seed + 1, 40, 40);
        dummy(
                session,
                directory.resolve("survey-dummy.csv"),
                dummies.surveyCsv(),
                People.SURVEY_TYPES,
                tables.survey());
        dummy(
                session,
                directory.resolve("medical-dummy.csv"),
                dummies.medicalCsv(),
                People.MEDICAL_TYPES,
                tables.medical());
        dummy(session, directory.resolve("rand-dummy.csv"), Rand.dummyCsv(seed, 40), Rand.TYPES, tables.rand());
    }

    private static void dummy(Session session, Path file, String csv, Map<String, String> types, Handle production)
            throws IOException {
        Files.writeString(file, csv);
        session.upload(file, ReadOptions.STANDARD.withTypes(types), dummyFor(production.hex()));
    }

    /// The request that the analyst sends to the approvers.
    static Request request(Path script, Environment environment, Actor analyst, String purpose) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return Request.of(
                ScriptJson.parse(Files.readAllBytes(script)),
                environment,
                analyst.person().key(),
                purpose,
                "Data use agreement 7",
                now.minusSeconds(5),
                now.plus(Duration.ofDays(30)),
                3);
    }

    /// The request with the signatures of these approvers.
    static Path approve(Request request, Path file, List<Actor> approvers) throws IOException {
        List<Envelope> signatures = new java.util.ArrayList<>();
        for (Actor approver : approvers) {
            signatures.add(Approval.sign(request, approver.key()));
        }
        return Files.write(file, Envelope.merge(signatures).encode());
    }
}

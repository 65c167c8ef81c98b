package dev.trefoil.cli.demo;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.cli.local.LocalTrio;
import dev.trefoil.cli.local.PartyProcess;
import dev.trefoil.client.Cell;
import dev.trefoil.client.OpenScript;
import dev.trefoil.client.Session;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.client.files.TableFile;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.policy.Recipient;
import dev.trefoil.policy.Review;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.TableEntry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The demo as a story in chapters. Each person acts with their own key and directory only.
final class Story {
    private static final int SHOWN = 6;

    private final Narrator narrator;
    private final Path directory;
    private final long seed;
    private final List<PartyProcess> parties;
    private final People people;
    private boolean asExpected = true;

    Story(Narrator narrator, Path directory, long seed, List<PartyProcess> parties) {
        this.narrator = narrator;
        this.directory = directory;
        this.seed = seed;
        this.parties = parties;
        this.people = new People(seed, 10_000, 8_000);
    }

    /// Whether everything was as it should be.
    boolean tell() throws IOException {
        narrator.title("Trefoil: compute on data that nobody may see");
        narrator.say(
                "A clinic and a survey institute want to know the mean age of stroke patients. Neither may show its"
                        + " records to anybody. Three servers, run by three organisations, will compute on them without seeing"
                        + " them, and will compute only what both approvers signed.");
        Cast cast = Cast.create(directory);
        LocalTrio trio = start(cast);
        Environment environment = trio.environment();
        Scripts.Tables tables = upload(environment, cast.cleo().key());
        Path connection = Files.write(
                cast.dan().directory().resolve("hospital.trefoil"),
                trio.connection(Optional.empty()).encode());
        Path stroke = cast.dan().directory().resolve("mean-stroke-age.json");
        Path visits = cast.dan().directory().resolve("visits.json");
        design(connection, tables, stroke, visits);
        Request strokeRequest = Scripts.request(stroke, environment, cast.dan(), "How old are patients with a stroke?");
        Request visitsRequest =
                Scripts.request(visits, environment, cast.dan(), "Do deductibles keep ill people away?");
        review(strokeRequest, visitsRequest);
        Path strokeApproved = Scripts.approve(
                strokeRequest,
                cast.dan().directory().resolve("mean-stroke-age.approved"),
                List.of(cast.ann(), cast.bo()));
        Path visitsApproved = Scripts.approve(
                visitsRequest, cast.dan().directory().resolve("visits.approved"), List.of(cast.ann(), cast.bo()));
        Path partly = Scripts.approve(
                strokeRequest, cast.dan().directory().resolve("only-ann.approved"), List.of(cast.ann()));
        run(connection, cast.dan().keyFile(), tables, strokeApproved, visitsApproved);
        refusals(environment, cast, strokeApproved, visitsApproved, partly);
        return asExpected;
    }

    private LocalTrio start(Cast cast) throws IOException {
        narrator.chapter("Three parties start");
        narrator.progress("starting three processes");
        LocalTrio trio = LocalTrio.create(directory, "demo", cast.people());
        parties.addAll(trio.start());
        for (PartyProcess party : parties) {
            party.awaitReady();
        }
        narrator.done();
        for (Party party : trio.environment().parties()) {
            narrator.line("party %d  %-6s run by %-16s https://%s:%d  process %d"
                    .formatted(
                            party.index(),
                            party.name(),
                            party.operator(),
                            party.host(),
                            party.apiPort(),
                            parties.get(party.index()).pid()));
        }
        narrator.say(
                "Each has a directory, keys and a certificate of its own; between them there is mutual TLS 1.3. Parties"
                        + " and approvers signed one description of who takes part, digest "
                        + trio.environment().digest().brief() + "...");
        return trio;
    }

    private Scripts.Tables upload(Environment environment, SigningKey provider) throws IOException {
        narrator.chapter("Cleo Roth (Northern Clinic) uploads three tables as secret shares");
        Path mine = directory.resolve("cleo");
        try (Parties connected = new Parties(environment, provider)) {
            Path survey = Files.writeString(mine.resolve("survey.csv"), people.surveyCsv());
            ShareUpload shares = shares(survey, People.SURVEY_TYPES, "survey");
            Handle surveyed = store(connected, shares);
            Path medical = Files.writeString(mine.resolve("medical.csv"), people.medicalCsv());
            Handle treated = store(connected, shares(medical, People.MEDICAL_TYPES, "medical"));
            Path rand = Files.writeString(mine.resolve("rand.csv"), Rand.csv());
            Handle insured = store(connected, shares(rand, Rand.TYPES, "rand"));
            whatPartiesSee(shares);
            return new Scripts.Tables(surveyed, treated, insured);
        }
    }

    private static ShareUpload shares(Path csv, Map<String, String> types, String name) {
        return ShareUpload.of(
                TableFile.read(csv, ReadOptions.STANDARD.withTypes(types)).frame(), Optional.of(name));
    }

    private Handle store(Parties connected, ShareUpload upload) {
        long began = System.nanoTime();
        narrator.progress("uploading " + upload.manifest().name().orElse("a table"));
        TableEntry entry = connected.upload(upload);
        narrator.done();
        long bytes = upload.materials().stream()
                .mapToLong(material -> material.bytes().length)
                .sum();
        narrator.line("%-8s %,6d rows, %2d columns, %,9d bytes in all, %4.1f s, handle %s..."
                .formatted(
                        entry.name().orElse(""),
                        entry.rows(),
                        entry.schema().size(),
                        bytes,
                        (System.nanoTime() - began) / 1e9,
                        entry.table().brief()));
        return entry.table();
    }

    private void whatPartiesSee(ShareUpload shares) {
        List<String> held = Shares.of(shares, "Age", SHOWN);
        narrator.say(
                "Each value was split into three random shares, and each party got two of them. The ages of the first "
                        + SHOWN + " people, as everybody sees them:");
        narrator.line("    Cleo     ages      "
                + people.survey().stream()
                        .limit(SHOWN)
                        .map(person -> "%02x".formatted(person.age()))
                        .collect(Collectors.joining(" "))
                + "   (in hexadecimal; "
                + people.survey().stream()
                        .limit(SHOWN)
                        .map(person -> String.valueOf(person.age()))
                        .collect(Collectors.joining(", "))
                + ")");
        for (int party = 0; party < 3; party++) {
            narrator.line("    party %d  share %d   %s   and share %d   %s"
                    .formatted(party, party, held.get(party), (party + 1) % 3, held.get((party + 1) % 3)));
        }
        narrator.say(
                "Two shares of a value are noise; only all three together, combined by exclusive or, give it back.");
    }

    private void design(Path connection, Scripts.Tables tables, Path stroke, Path visits) throws IOException {
        narrator.chapter("Dan Oz (University) writes two programs, on dummy data");
        try (Session session = Session.connect(connection).onNotice(_ -> {})) {
            Scripts.uploadDummies(session, directory.resolve("dan"), tables, seed);
            OpenScript first = session.record("Mean age of stroke patients");
            Cell dummyAge = Programs.meanStrokeAge(session, tables.survey(), tables.medical());
            first.save(stroke);
            OpenScript second = session.record("Doctor visits of the chronically ill, by deductible");
            Frame dummyVisits = Programs.visits(session, tables.rand());
            second.save(visits);
            narrator.line("    survey.merge(medical, inner().on(\"patient_id\", \"patientnr\"))");
            narrator.line("          .filter(col(\"Stroke\").eq(1)).mean(\"Age\").reveal()");
            narrator.say("On 40 made-up people this gives " + dummyAge + "; the second program gives "
                    + dummyVisits.rows()
                    + " groups. Its steps were recorded as a script, which names the real tables by"
                    + " their handles.");
        }
    }

    private void review(Request stroke, Request visits) {
        narrator.chapter("Ann Weber (Ethics Board) and Bo Lind (Northern Clinic) read and sign");
        narrator.say(
                "What `trefoil review` shows them of the first request, derived from the very bytes that they sign:");
        Recipient dan = new Recipient("Dan Oz", "University");
        Review.of(stroke.script(), dan).stream()
                .filter(line -> !line.isBlank())
                .map(Story::shortened)
                .forEach(narrator::quote);
        narrator.say("Of the second (filter, store, group by, reveal):");
        List<String> second = Review.of(visits.script(), dan);
        second.subList(second.lastIndexOf("  Lets out:"), second.size()).stream()
                .takeWhile(line -> !line.contains("made-up data"))
                .filter(line -> !line.isBlank())
                .forEach(narrator::quote);
        narrator.say("Both sign both, each with their own key.");
    }

    /// Schemas take much room in a demo.
    private static String shortened(String line) {
        return line.length() > 150 && line.contains("with ") ? line.substring(0, 80) + "..." : line;
    }

    private void run(Path connection, Path key, Scripts.Tables tables, Path stroke, Path visits) {
        narrator.chapter("Dan runs both programs on the real tables");
        try (Session session = Session.connect(connection).onNotice(_ -> {}).analystKey(key)) {
            narrator.progress("running the first script under the shares");
            OpenScript first = session.load(stroke);
            Cell age = Programs.meanStrokeAge(session, tables.survey(), tables.medical());
            List<RunCost> firstCosts = session.lastCosts();
            first.close();
            narrator.done();
            BigDecimal plain = Plain.meanStrokeAge(people);
            compare("mean age of stroke patients", age.asDecimal(), plain);
            cost(firstCosts);
            narrator.progress("running the second script under the shares");
            OpenScript second = session.load(visits);
            Frame groups = Programs.visits(session, tables.rand());
            List<RunCost> secondCosts = session.lastCosts();
            second.close();
            narrator.done();
            compareGroups(groups);
            cost(secondCosts);
        }
    }

    private void compareGroups(Frame groups) {
        Map<Boolean, Plain.Group> plain = Plain.visits(Rand.csv());
        asExpected &= groups.rows() == plain.size();
        int row = 0;
        for (Map.Entry<Boolean, Plain.Group> entry : plain.entrySet()) {
            String who = entry.getKey() ? "deductible: " : "no deductible: ";
            Plain.Group group = entry.getValue();
            compare(who + "people", decimal(groups, row, 1), BigDecimal.valueOf(group.people()));
            compare(who + "visits", decimal(groups, row, 2), BigDecimal.valueOf(group.visits()));
            compare(who + "mean visits", decimal(groups, row, 3), group.meanVisits());
            compare(who + "mean diseases", decimal(groups, row, 4), group.meanDiseases());
            row++;
        }
    }

    private static BigDecimal decimal(Frame frame, int row, int column) {
        return new Cell(frame.value(column, row)).asDecimal();
    }

    private void compare(String what, BigDecimal trefoil, BigDecimal plain) {
        boolean equal = trefoil.compareTo(plain) == 0;
        asExpected &= equal;
        String text = "%-30s %14s   plain computation %14s   %s"
                .formatted(what, shown(trefoil), shown(plain), equal ? "equal" : "DIFFERENT");
        if (equal) {
            narrator.good(text);
        } else {
            narrator.line(text);
        }
    }

    private static String shown(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                ? "%,d".formatted(number.longValue())
                : "%.6f".formatted(number);
    }

    private void cost(List<RunCost> costs) {
        List<String> sent = new ArrayList<>();
        for (RunCost cost : costs) {
            sent.add("%.2f MB".formatted(cost.bytes() / 1e6));
        }
        narrator.line("    last step: %.1f s, %,d rounds; the parties sent each other %s"
                .formatted(
                        costs.stream().mapToLong(RunCost::millis).max().orElse(0) / 1e3,
                        costs.stream().mapToLong(RunCost::rounds).max().orElse(0),
                        String.join(", ", sent)));
    }

    private void refusals(Environment environment, Cast cast, Path stroke, Path visits, Path partly)
            throws IOException {
        narrator.chapter("Five things that the parties refuse");
        narrator.say("Each party checks everything by itself. The first to answer says why:");
        Refusals refusals = new Refusals(narrator, environment);
        refusals.editedStep(Files.readAllBytes(stroke), cast.dan().key());
        refusals.outOfOrder(Files.readAllBytes(visits), cast.dan().key());
        refusals.missingApproval(
                Files.readAllBytes(partly),
                Files.readAllBytes(stroke),
                cast.dan().key());
        refusals.otherAnalyst(Files.readAllBytes(stroke), cast.eve().key());
        refusals.revoked(
                Files.readAllBytes(stroke), cast.dan().key(), cast.ann().key());
        asExpected &= refusals.asExpected();
    }
}

package dev.trefoil.bench;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Request;
import dev.trefoil.cli.local.Actor;
import dev.trefoil.cli.local.LocalTrio;
import dev.trefoil.cli.local.PartyProcess;
import dev.trefoil.client.OpenScript;
import dev.trefoil.client.Session;
import dev.trefoil.client.Trefoil;
import dev.trefoil.client.files.FrameFile;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.client.files.TableFile;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.Digest;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.ShareUpload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `./trefoil bench --upload`: a CSV file of ten columns becomes durable shares at three party processes, and comes
/// back to an analyst as a CSV file under an approved script; with the processor time of each phase.
///
/// The parties are those of `trefoil up`: own processes, mutual TLS, real files. The first run is that of a fresh
/// client and fresh parties; what came back is compared with what was sent in each run.
final class UploadBench {
    private static final int MOST_RUNS = 100;

    private final Path directory;
    private final int rows;
    private final ReadOptions options;
    private final Path csv;
    private final Path connection;
    private final LocalTrio trio;
    private final Actor approver;
    private final Actor provider;
    private final Actor analyst;

    private UploadBench(Path directory, int rows, boolean inferred) throws Exception {
        this.directory = directory;
        this.rows = rows;
        this.options =
                inferred ? ReadOptions.STANDARD.withAutoBounds() : ReadOptions.STANDARD.withTypes(UploadTable.TYPES);
        approver = Actor.create(directory.resolve("approver"), "Ann Weber", "Ethics Board");
        provider = Actor.create(directory.resolve("provider"), "Cleo Roth", "Northern Clinic");
        analyst = Actor.create(directory.resolve("analyst"), "Dan Oz", "University");
        trio = LocalTrio.create(
                directory, "bench", new LocalTrio.People(List.of(approver), List.of(provider), List.of(analyst)));
        connection = Files.write(
                directory.resolve("bench.trefoil"),
                trio.connection(Optional.empty()).encode());
        csv = directory.resolve("table.csv");
        UploadTable.write(csv, rows, 1);
    }

    /// `inferred`: the types are found from the data instead of declared.
    static void measure(int rows, int runs, boolean inferred) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path directory = Files.createTempDirectory("trefoil-bench");
        List<PartyProcess> parties = new ArrayList<>();
        try {
            UploadBench bench = new UploadBench(directory, rows, inferred);
            parties.addAll(bench.trio.start());
            for (PartyProcess party : parties) {
                party.awaitReady();
            }
            bench.runs(Math.min(runs, MOST_RUNS), parties);
        } finally {
            parties.forEach(PartyProcess::close);
            delete(directory);
        }
    }

    private void runs(int runs, List<PartyProcess> parties) throws Exception {
        List<ProcessHandle> processes = parties.stream()
                .map(party -> ProcessHandle.of(party.pid()).orElseThrow())
                .toList();
        System.out.printf("%d rows, 10 columns, %.1f MB of CSV%n%n", rows, Files.size(csv) / 1e6);
        List<Double> there = new ArrayList<>();
        List<Double> back = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            Phases up = new Phases(processes);
            Handle table = upload(up);
            Phases down = new Phases(processes);
            Path result = directory.resolve("result-" + run + ".csv");
            reveal(table, down, result);
            up.lines("run " + run + ", upload").forEach(System.out::println);
            down.lines("run " + run + ", reveal").forEach(System.out::println);
            there.add(up.seconds());
            back.add(down.seconds());
            requireEqual(result);
            remove(table, result);
        }
        System.out.printf("%nfirst run: upload %.2f s, reveal %.2f s%n", there.getFirst(), back.getFirst());
        System.out.printf("median of %d:  upload %.2f s, reveal %.2f s%n", runs, median(there), median(back));
        System.out.println("what came back equals what was sent, in every run");
    }

    private Handle upload(Phases phases) throws Exception {
        Frame frame = phases.phase(
                "read the CSV file", () -> TableFile.read(csv, options).frame());
        ShareUpload shares = phases.phase("split into shares", () -> ShareUpload.of(frame, Optional.of("bench")));
        try (Parties connected = new Parties(trio.environment(), provider.key())) {
            Digest staged = phases.phase("send, seal and store", () -> connected.stage(shares));
            return phases.phase("check and commit", () -> connected.commit(staged))
                    .table();
        }
    }

    private void reveal(Handle table, Phases phases, Path result) throws Exception {
        Path approved = approved(table);
        try (Session session = Session.connect(connection).onNotice(_ -> {}).analystKey(analyst.key())) {
            OpenScript script = session.load(approved);
            long began = System.nanoTime();
            Frame frame = phases.phase(
                    "run, download, put together",
                    () -> session.table(table.hex()).fetch());
            double all = (System.nanoTime() - began) / 1e9;
            double running = session.lastCosts().stream()
                            .mapToLong(RunCost::millis)
                            .max()
                            .orElse(0)
                    / 1e3;
            script.close();
            phases.phase("write the CSV file", () -> {
                FrameFile.write(frame, result);
                return true;
            });
            System.out.printf("    (of %.2f s, the step itself took %.2f s at the slowest party)%n", all, running);
        }
    }

    /// A script that reveals the table, signed by the approver.
    private Path approved(Handle table) throws Exception {
        Path recorded = directory.resolve("reveal.json");
        try (Session session = Session.connect(connection).onNotice(_ -> {})) {
            Path dummy = directory.resolve("dummy.csv");
            UploadTable.write(dummy, 100, 2);
            ReadOptions types = ReadOptions.STANDARD.withTypes(types());
            session.upload(dummy, types, Trefoil.dummyFor(table.hex()));
            Files.deleteIfExists(recorded);
            OpenScript script = session.record("Reveal a table");
            Frame shown = session.table(table.hex()).fetch();
            script.save(recorded);
            if (shown.rows() != 100) {
                throw new IllegalStateException("the dummy data gave " + shown.rows() + " rows");
            }
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Request request = Request.of(
                ScriptJson.parse(Files.readAllBytes(recorded)),
                trio.environment(),
                analyst.person().key(),
                "A measurement",
                "None",
                now.minusSeconds(5),
                now.plus(Duration.ofDays(1)),
                1);
        return Files.write(
                directory.resolve("reveal.approved"),
                Envelope.merge(List.of(Approval.sign(request, approver.key()))).encode());
    }

    /// The types of the table that was uploaded, as texts.
    private Map<String, String> types() {
        Map<String, String> types = new LinkedHashMap<>();
        TableFile.read(csv, options)
                .frame()
                .schema()
                .fields()
                .forEach(field -> types.put(field.column().name(), field.type().text()));
        return types;
    }

    private void requireEqual(Path result) {
        UploadTable.requireEqual(
                TableFile.read(csv, options).frame(),
                TableFile.read(result, ReadOptions.STANDARD.withTypes(types())).frame());
    }

    private void remove(Handle table, Path result) throws Exception {
        try (Parties connected = new Parties(trio.environment(), provider.key())) {
            connected.remove(table);
        }
        Files.delete(result);
    }

    private static double median(List<Double> seconds) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void delete(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// What stands after `--upload`: `--rows N` (1000000), `--runs N` (5), `--inferred`.
    static void main(List<String> words) throws Exception {
        Arguments arguments = Arguments.of(List.of("--rows", "--runs"), List.of("--inferred"), words);
        measure(arguments.number("--rows", 1_000_000), arguments.number("--runs", 5), arguments.has("--inferred"));
    }
}

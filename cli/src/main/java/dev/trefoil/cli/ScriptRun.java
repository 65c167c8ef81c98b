package dev.trefoil.cli;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.StepOrder;
import dev.trefoil.client.files.ReadOptions;
import dev.trefoil.client.files.ReadTable;
import dev.trefoil.client.files.TableFile;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Escaped;
import dev.trefoil.plan.ExpressionText;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.NullReason;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.policy.MissingValues;
import dev.trefoil.script.MayFail;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunCost;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.StepOfRun;
import dev.trefoil.wire.StepResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Runs steps of an approved script: all of them in order, as one run, or some of them, each as a run of its own.
record ScriptRun(
        Parties parties, String approved, Authorization authorization, Map<Integer, Path> uploads, Bindings values) {
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    void run(List<Integer> numbers, Results results) throws IOException {
        results.prepare(authorization.request().script().steps().size());
        RunTag session = RunTag.random();
        int leftOut = 0;
        for (int number : numbers) {
            if (number <= leftOut) {
                System.err.println("step " + number + ": left out");
                continue;
            }
            Step step = authorization.request().script().step(number);
            RunTag tag = authorization.request().order() == StepOrder.FREE ? RunTag.random() : session;
            try {
                StepResult result = answered(new StepOfRun(tag, session, number), step, upload(number, step));
                show(number, result, results);
            } catch (PartyFailure e) {
                leftOut = lastLeftOut(number, e);
                System.err.println("step " + number + ": " + e.getMessage() + "; the run goes on");
            }
        }
    }

    /// The last step of the part in which step `number` failed, if the run goes on after it; else throws.
    private int lastLeftOut(int number, PartyFailure failure) {
        return authorization
                .request()
                .script()
                .mayFail(number)
                .filter(_ -> failure.kind() == Failure.Kind.FAILED
                        && authorization.request().order() == StepOrder.LINEAR)
                .map(MayFail::last)
                .orElseThrow(() -> failure);
    }

    /// Asks again for a while if a party was not there or its answer was lost: the run goes on, nothing is run twice.
    private StepResult answered(StepOfRun place, Step step, Optional<ShareUpload> upload) {
        for (int attempt = 1; ; attempt++) {
            try {
                return parties.run(approved, authorization, place, step, upload, values.only(step));
            } catch (PartyFailure e) {
                if (e.kind() != Failure.Kind.UNAVAILABLE
                        || attempt == ATTEMPTS
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                System.err.println("step " + place.number() + ": " + e.getMessage() + "; asking again");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void show(int number, StepResult result, Results results) throws IOException {
        String cost = cost(result.costs());
        switch (result) {
            case StepResult.Stored(var table, var _, int rows, var _) ->
                System.err.println("step " + number + ": stored as " + table + ", up to " + rows + " rows; " + cost);
            case StepResult.Removed(var table, var _) ->
                System.err.println("step " + number + ": removed " + table + "; " + cost);
            case StepResult.Revealed(var frame, var proof, var _) -> {
                System.err.println(
                        "step " + number + ": " + frame.rows() + (frame.rows() == 1 ? " row; " : " rows; ") + cost);
                results.show(number, frame, proof);
                missing(number, frame).forEach(line -> System.err.println("  " + line));
            }
        }
    }

    /// Of each column in which values are missing: in how many rows, and why that may be.
    private List<String> missing(int number, Frame frame) {
        List<String> lines = new ArrayList<>();
        MissingValues.of(authorization.request().script())
                .getOrDefault(number, Map.of())
                .forEach((column, reasons) -> {
                    int index = frame.schema().index(column);
                    long nulls = IntStream.range(0, frame.rows())
                            .filter(row -> frame.isNull(index, row))
                            .count();
                    if (nulls > 0) {
                        lines.add(ExpressionText.column(column) + " is null in " + nulls + " of " + frame.rows()
                                + " rows: where "
                                + reasons.stream()
                                        .map(NullReason::words)
                                        .sorted()
                                        .collect(Collectors.joining("; or ")));
                    }
                });
        return lines;
    }

    private Optional<ShareUpload> upload(int number, Step step) {
        return switch (step) {
            case Step.Upload(Schema schema, Optional<String> name) -> {
                Path file = file(number);
                Map<String, String> types = new LinkedHashMap<>();
                for (Field field : schema.fields()) {
                    types.put(field.column().name(), field.type().text());
                }
                yield Optional.of(ShareUpload.of(
                        TableFile.read(file, ReadOptions.STANDARD.withTypes(types))
                                .frame(),
                        name));
            }
            case Step.UploadAny(var _, Optional<String> name) -> {
                ReadTable table = TableFile.read(file(number), ReadOptions.STANDARD);
                if (!table.inferred().isEmpty()) {
                    throw new IllegalArgumentException("step " + number + " fixes no columns, so the bounds of inferred"
                            + " types would become public ("
                            + Escaped.text(table.inferred().getFirst().toString())
                            + ", ...): upload from a program that declares them, session.upload(file, types(...))");
                }
                yield Optional.of(ShareUpload.of(table.frame(), name));
            }
            case Step.Store _, Step.Reveal _, Step.Remove _ -> Optional.empty();
        };
    }

    private Path file(int number) {
        Path file = uploads.get(number);
        if (file == null) {
            throw new IllegalArgumentException("step " + number
                    + " is an upload: say which file it takes, as in --upload " + number + "=data.csv");
        }
        return file;
    }

    private static String cost(List<RunCost> costs) {
        long bytes = costs.stream().mapToLong(RunCost::bytes).sum();
        long millis = costs.stream().mapToLong(RunCost::millis).max().orElse(0);
        return String.format(Locale.ROOT, "%.1f s, %.2f MB among the parties", millis / 1e3, bytes / 1e6);
    }
}

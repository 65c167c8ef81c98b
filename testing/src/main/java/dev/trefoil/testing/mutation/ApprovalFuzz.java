package dev.trefoil.testing.mutation;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Recorder;
import dev.trefoil.testing.cluster.Cluster;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.ShareUpload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The command that mutates approved files and requests: `--cases N` of each, `--seed S`.
///
/// Requests go to three real parties. Prints its seed, what was accepted or broke, and a summary; exit code 1 if
/// anything did.
public final class ApprovalFuzz {
    private ApprovalFuzz() {}

    public static void main(String[] arguments) throws IOException {
        List<String> options = List.of(arguments);
        long cases = option(options, "--cases").orElse(500L);
        long seed = option(options, "--seed").orElseGet(() -> new SplittableRandom().nextLong());
        System.out.println("seed " + seed);
        ApprovedMutants files = new ApprovedMutants();
        SplittableRandom seeds = new SplittableRandom(seed);
        while (files.tally().cases() < cases) {
            files.run(seeds.nextLong());
        }
        boolean good = show(files.tally(), "approved files");
        try (Cluster cluster = Cluster.start();
                RequestMutants requests = new RequestMutants(cluster, approved(cluster))) {
            while (requests.tally().cases() < cases) {
                requests.run(seeds.nextLong());
            }
            good &= show(requests.tally(), "requests");
        }
        System.exit(good ? 0 : 1);
    }

    /// An approved script that reveals a small table, for Anna and any number of runs.
    public static ApprovedFile approved(Cluster cluster) {
        Schema schema = Schema.of(Field.of("age", Type.int_(0, 120)));
        Frame frame = Frame.builder(schema, 3)
                .number(0, 0, 20)
                .number(0, 1, 40)
                .number(0, 2, 60)
                .build();
        Handle table;
        try (Parties petra = cluster.as(Museum.petra())) {
            table = petra.upload(ShareUpload.of(frame, Optional.empty())).table();
        }
        Recorder recorder = new Recorder("Ages");
        recorder.table(table, schema);
        recorder.add(new Step.Reveal(new Plan.Scan(table)));
        return cluster.approve(recorder.script(), Museum.anna(), 1_000);
    }

    private static boolean show(Tally tally, String what) {
        tally.wrong().forEach(System.out::println);
        System.out.println(tally.summary(what));
        return tally.wrong().isEmpty();
    }

    private static Optional<Long> option(List<String> options, String name) {
        int index = options.indexOf(name);
        if (index < 0) {
            return Optional.empty();
        }
        if (index + 1 == options.size()) {
            throw new IllegalArgumentException(name + " needs a number");
        }
        return Optional.of(Long.parseLong(options.get(index + 1)));
    }
}

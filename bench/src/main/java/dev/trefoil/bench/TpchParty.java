package dev.trefoil.bench;

import dev.trefoil.client.DataFrame;
import dev.trefoil.client.Session;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.network.Cost;
import dev.trefoil.mpc.protocol.Open;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Type;
import dev.trefoil.secret.ColumnShares;
import dev.trefoil.secret.OrderStore;
import dev.trefoil.secret.OrdersInMemory;
import dev.trefoil.secret.ResultShares;
import dev.trefoil.secret.Reveal;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.testing.Trimming;
import dev.trefoil.testing.tpch.DealtTables;
import dev.trefoil.testing.tpch.Judgement;
import dev.trefoil.testing.tpch.Query;
import dev.trefoil.testing.tpch.Tpch;
import dev.trefoil.testing.tpch.TpchOracle;
import dev.trefoil.testing.tpch.TpchTables;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of the three processes that answer TPC-H. It prints a line for each query: number, seconds of
/// each run, bytes and rounds of the first and of the last, rows;
/// party 0 also whether the answer is that of SQL.
final class TpchParty {
    private TpchParty() {}

    /// Arguments: party number, three ports, key store or `plain`, scale, query number or `all`, `trim` or `hidden`,
    /// runs, `keep` if the orders of the tables are kept from run to run and from query to query.
    public static void main(String[] args) throws IOException, GeneralSecurityException, SQLException {
        int index = Integer.parseInt(args[0]);
        List<Integer> ports =
                Arrays.stream(args[1].split(",", -1)).map(Integer::valueOf).toList();
        double scale = Double.parseDouble(args[3]);
        Map<String, Frame> tables = TpchTables.of(scale);
        List<Query> queries = queries(scale, args[4]);
        List<List<List<@Nullable Object>>> answers = index == 0 ? answers(tables, queries) : List.of();
        try (Session session = Session.connect().onNotice(_ -> {});
                Party party = BenchLinks.open(index, ports, args[2])) {
            Tpch tpch = Tpch.upload(session, tables);
            OrderStore orders = args[7].equals("keep") ? new OrdersInMemory() : OrderStore.NONE;
            for (int i = 0; i < queries.size(); i++) {
                DataFrame rows = queries.get(i).rows(tpch);
                Plan plan = args[5].equals("trim") ? Trimming.of(rows.plan()) : rows.plan();
                List<String> seconds = new ArrayList<>();
                String verdict = "yes";
                List<Ran> all = new ArrayList<>();
                for (int run = 0; run < Integer.parseInt(args[6]); run++) {
                    Ran ran = ran(party, plan, new DealtTables(index, Tpch.byHandle(tables), orders));
                    all.add(ran);
                    seconds.add(String.format(Locale.ROOT, "%.6f", ran.seconds()));
                    boolean judged = index == 0 && verdict.equals("yes");
                    verdict = judged ? verdict(queries.get(i), rows.plan(), ran.rows(), answers.get(i)) : verdict;
                }
                System.out.printf(
                        Locale.ROOT,
                        "%d %s %d %d %d %d %d %s%n",
                        queries.get(i).number(),
                        String.join(",", seconds),
                        all.getFirst().bytes(),
                        all.getFirst().rounds(),
                        all.getLast().bytes(),
                        all.getLast().rounds(),
                        all.getLast().rows().rows(),
                        verdict);
                System.out.flush();
            }
            party.finish();
        }
    }

    private record Ran(double seconds, long bytes, int rounds, Frame rows) {}

    private static Ran ran(Party party, Plan plan, DealtTables dealt) {
        BenchParty.barrier(party);
        Cost before = party.meter().cost();
        long start = System.nanoTime();
        ResultShares shares = Reveal.prepare(party, SecretExecutor.run(party, plan, dealt));
        double seconds = (System.nanoTime() - start) / 1e9 - dealt.seconds();
        Cost after = party.meter().cost();
        return new Ran(
                seconds, after.bytes() - before.bytes(), after.rounds() - before.rounds(), opened(party, shares));
    }

    /// All queries, or one; below scale 0.01 with parameters for which small tables have answers.
    static List<Query> queries(double scale, String number) {
        return (scale < 0.01 ? Query.small() : Query.validation(scale))
                .stream()
                        .filter(query -> number.equals("all") || number.equals("" + query.number()))
                        .toList();
    }

    private static List<List<List<@Nullable Object>>> answers(Map<String, Frame> tables, List<Query> queries)
            throws SQLException {
        List<List<List<@Nullable Object>>> answers = new ArrayList<>();
        try (TpchOracle oracle = TpchOracle.of(tables)) {
            for (Query query : queries) {
                answers.add(oracle.answer(query.number(), query.parameters()));
            }
        }
        return answers;
    }

    private static String verdict(Query query, Plan plan, Frame rows, List<List<@Nullable Object>> answer) {
        Optional<String> difference = Judgement.difference(query, plan, rows, answer);
        difference.ifPresent(words -> System.err.println("query " + query.number() + ": " + words));
        return difference.isEmpty() ? "yes" : "NO";
    }

    private static Frame opened(Party party, ResultShares shares) {
        Frame.Builder frame = Frame.builder(shares.schema(), shares.rows());
        for (int column = 0; column < shares.schema().size(); column++) {
            Type type = shares.schema().fields().get(column).type();
            ColumnShares cells = shares.columns().get(column);
            long[][] planes = Open.all(party, cells.code().planes()).stream()
                    .map(PublicBits::words)
                    .toArray(long[][]::new);
            long[] presence = cells.present()
                    .map(present -> Open.bits(party, present).words())
                    .orElseGet(() -> new long[Layout.words(shares.rows())]);
            Layout.read(frame, column, type, shares.rows(), planes, presence);
        }
        return frame.build();
    }
}

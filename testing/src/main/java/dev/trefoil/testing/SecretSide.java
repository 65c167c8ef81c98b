package dev.trefoil.testing;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import dev.trefoil.secret.ColumnShares;
import dev.trefoil.secret.OrderStore;
import dev.trefoil.secret.OrdersInMemory;
import dev.trefoil.secret.ResultShares;
import dev.trefoil.secret.Reveal;
import dev.trefoil.secret.SecretColumn;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.secret.SecretTable;
import dev.trefoil.secret.TableSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The secret executor from end to end on clear tables: shares them among three parties in this JVM, runs the plan, and
/// puts the revealed result together.
public final class SecretSide {
    private SecretSide() {}

    /// The result of the plan; throws what the parties throw.
    public static Frame run(Plan plan, Map<TableRef, Frame> tables) {
        List<Map<TableRef, SecretTable>> shared = shared(tables);
        return opened(InMemoryTrio.run(party -> {
            Source source = source(plan, shared.get(party.index()));
            return Reveal.prepare(party, run(party, plan, source));
        }));
    }

    /// One party's tables for a plan: orders are kept for every fourth plan or so.
    static Source source(Plan plan, Map<TableRef, SecretTable> tables) {
        return new Source(tables, plan.toString().length() % 4 == 0 ? new OrdersInMemory() : OrderStore.NONE);
    }

    /// Runs the plan; where orders are kept, a second time, with the orders that the first one left.
    static SecretTable run(Party party, Plan plan, Source source) {
        SecretTable table = SecretExecutor.run(party, plan, source);
        return source.orders() instanceof OrdersInMemory ? SecretExecutor.run(party, plan, source) : table;
    }

    /// The shares of the three parties of every table.
    public static List<Map<TableRef, SecretTable>> shared(Map<TableRef, Frame> tables) {
        List<Map<TableRef, SecretTable>> parties = Stream.<Map<TableRef, SecretTable>>generate(HashMap::new)
                .limit(3)
                .toList();
        RandomGenerator random = new SplittableRandom();
        tables.forEach((table, frame) -> {
            List<List<SecretColumn>> columns = columns(random, frame);
            Relation relation = Relation.unsorted(frame.schema(), frame.rows());
            for (int party = 0; party < 3; party++) {
                parties.get(party).put(table, SecretTable.of(relation, columns.get(party)));
            }
        });
        return parties;
    }

    /// The columns of each party.
    private static List<List<SecretColumn>> columns(RandomGenerator random, Frame frame) {
        List<List<SecretColumn>> parties = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int column = 0; column < frame.schema().size(); column++) {
            Type type = frame.schema().fields().get(column).type();
            List<List<BitVector>> planes = Stream.of(Layout.planes(frame, column))
                    .map(plane -> Dealer.bits(random, PublicBits.of(frame.rows(), plane)))
                    .toList();
            List<BitVector> presence = Dealer.bits(random, PublicBits.of(frame.rows(), Layout.presence(frame, column)));
            for (int party = 0; party < 3; party++) {
                int holder = party;
                BitPlanes code = BitPlanes.of(
                        frame.rows(),
                        planes.stream().map(plane -> plane.get(holder)).toList());
                Optional<BitVector> present = type.nullable() ? Optional.of(presence.get(party)) : Optional.empty();
                parties.get(party).add(SecretColumn.ofCode(type, code, present));
            }
        }
        return parties;
    }

    /// The frame whose shares the parties hold.
    public static Frame opened(List<ResultShares> parties) {
        Schema schema = parties.getFirst().schema();
        int rows = parties.getFirst().rows();
        Frame.Builder builder = Frame.builder(schema, rows);
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            Field field = schema.fields().get(column);
            List<ColumnShares> shares =
                    parties.stream().map(party -> party.columns().get(column)).toList();
            long[] presence = field.type().nullable()
                    ? words(shares.stream().map(s -> s.present().orElseThrow()).toList())
                    : new long[Layout.words(rows)];
            long[][] planes = IntStream.range(0, Layout.width(field.type()))
                    .mapToObj(bit ->
                            words(shares.stream().map(s -> s.code().plane(bit)).toList()))
                    .toArray(long[][]::new);
            Layout.read(builder, column, field.type(), rows, planes, presence);
        }
        return builder.build();
    }

    private static long[] words(List<BitVector> shares) {
        return Reconstruct.bits(shares).words();
    }

    /// One party's tables, and where their orders are kept.
    public record Source(Map<TableRef, SecretTable> tables, OrderStore orders) implements TableSource {
        public Source {
            tables = Map.copyOf(tables);
        }

        /// Tables of which no orders are kept.
        public Source(Map<TableRef, SecretTable> tables) {
            this(tables, OrderStore.NONE);
        }

        /// The same tables and one more.
        Source with(TableRef table, SecretTable shares) {
            Map<TableRef, SecretTable> more = new HashMap<>(tables);
            more.put(table, shares);
            return new Source(more, orders);
        }

        @Override
        public Relation relation(TableRef table) {
            return load(table, Set.of()).relation();
        }

        @Override
        public SecretTable load(TableRef table, Set<Column> columns) {
            SecretTable found = tables.get(table);
            if (found == null) {
                throw new dev.trefoil.plan.PlanException("there is no table " + table);
            }
            return found;
        }
    }
}

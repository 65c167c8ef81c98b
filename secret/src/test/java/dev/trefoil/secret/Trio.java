package dev.trefoil.secret;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.Dealer;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.mpc.sharing.Reconstruct;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.TableRef;
import dev.trefoil.plan.Type;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Three parties in one JVM that hold tables as shares, run a plan, and reveal its result.
final class Trio {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Trio() {}

    /// The result of the plan over these tables.
    static Frame reveal(Plan plan, Map<? extends TableRef, Frame> tables) {
        return measure(plan, tables).frame;
    }

    /// The result, and what the parties sent.
    record Measured(Frame frame, InMemoryTrio.Outcome<ResultShares> outcome) {}

    static Measured measure(Plan plan, Map<? extends TableRef, Frame> tables) {
        List<TableSource> sources = sources(tables);
        InMemoryTrio.Outcome<ResultShares> outcome = InMemoryTrio.measure(
                party -> Reveal.prepare(party, SecretExecutor.run(party, plan, sources.get(party.index()))));
        return new Measured(assemble(outcome.results()), outcome);
    }

    /// The shares of a table, party by party; `valid` says which of its rows are there, if not all.
    static List<SecretTable> share(Frame frame, Optional<PublicBits> valid) {
        Schema schema = frame.schema();
        List<List<SecretColumn>> columns = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < schema.size(); i++) {
            Type type = schema.fields().get(i).type();
            List<List<BitVector>> planes = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (long[] plane : Layout.planes(frame, i)) {
                List<BitVector> shares = Dealer.bits(RANDOM, PublicBits.of(frame.rows(), plane));
                for (int party = 0; party < 3; party++) {
                    planes.get(party).add(shares.get(party));
                }
            }
            List<BitVector> present = Dealer.bits(RANDOM, PublicBits.of(frame.rows(), Layout.presence(frame, i)));
            for (int party = 0; party < 3; party++) {
                BitPlanes code = BitPlanes.of(frame.rows(), planes.get(party));
                Optional<BitVector> mine = type.nullable() ? Optional.of(present.get(party)) : Optional.empty();
                columns.get(party).add(SecretColumn.ofCode(type, code, mine));
            }
        }
        List<SecretTable> tables = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            int index = party;
            tables.add(SecretTable.of(
                    Relation.unsorted(schema, frame.rows()),
                    columns.get(party),
                    valid.map(bits -> BitVector.ofPublic(index, bits))));
        }
        return tables;
    }

    /// The result in the clear; also checks that both holders of each share hold the same one.
    static Frame assemble(List<ResultShares> parties) {
        Schema schema = parties.getFirst().schema();
        int rows = parties.getFirst().rows();
        Frame.Builder builder = Frame.builder(schema, rows);
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            List<ColumnShares> shares =
                    parties.stream().map(party -> party.columns().get(column)).toList();
            Type type = schema.fields().get(i).type();
            long[][] planes = new long[Layout.width(type)][];
            for (int j = 0; j < planes.length; j++) {
                int plane = j;
                planes[j] = Reconstruct.bits(shares.stream()
                                .map(share -> share.code().plane(plane))
                                .toList())
                        .words();
            }
            long[] present = type.nullable()
                    ? Reconstruct.bits(shares.stream()
                                    .map(share -> share.present().orElseThrow())
                                    .toList())
                            .words()
                    : new long[0];
            Layout.read(builder, i, type, rows, planes, present);
        }
        return builder.build();
    }

    static List<TableSource> sources(Map<? extends TableRef, Frame> tables) {
        List<TableSource> sources = new ArrayList<>();
        Map<TableRef, List<SecretTable>> shared = new HashMap<>();
        tables.forEach((table, frame) -> shared.put(table, share(frame, Optional.empty())));
        for (int party = 0; party < 3; party++) {
            sources.add(new Source(shared, party));
        }
        return sources;
    }

    private record Source(Map<TableRef, List<SecretTable>> tables, int party) implements TableSource {
        @Override
        public Relation relation(TableRef table) {
            return load(table, Set.of()).relation();
        }

        @Override
        public SecretTable load(TableRef table, Set<Column> columns) {
            return Objects.requireNonNull(tables.get(table), "no such table").get(party);
        }
    }
}

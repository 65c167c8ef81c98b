package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.EndOfGroup;
import dev.trefoil.mpc.protocol.Sorted;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rows of a table sorted for a window: by group, then by the keys of the window, then, if ties are to be broken,
/// by
/// all other columns; rows that are not there last.
///
/// The groups stand in the order in which an aggregate by the same columns finds them.
final class WindowRows {
    private final Party party;
    private final SecretTable input;
    private final List<Plan.SortKey> parts = new ArrayList<>();
    private final List<Orders.By> by = new ArrayList<>();
    private int keysFrom;
    private int groupFrom;

    private WindowRows(Party party, SecretTable input) {
        this.party = party;
        this.input = input;
    }

    /// There must be rows.
    static WindowRows of(Party party, SecretTable input, Plan.Window window, boolean breakTies) {
        WindowRows rows = new WindowRows(party, input);
        rows.pack(window, breakTies);
        return rows;
    }

    /// Packs the key, its least part lowest.
    private void pack(Plan.Window window, boolean breakTies) {
        Set<Column> seen = new HashSet<>(window.partitionBy());
        List<Plan.SortKey> keys = window.orderBy().stream()
                .filter(part -> seen.add(part.column()))
                .toList();
        if (breakTies) {
            List<Column> others = input.schema().columns().stream()
                    .filter(column -> !seen.contains(column))
                    .toList();
            others.reversed().forEach(column -> add(new Plan.SortKey(column, false)));
        }
        keysFrom = Orders.width(by);
        keys.reversed().forEach(this::add);
        groupFrom = Orders.width(by);
        window.partitionBy().forEach(column -> add(new Plan.SortKey(column, false)));
    }

    private void add(Plan.SortKey part) {
        parts.add(part);
        by.add(new Orders.By(input.column(part.column()), part.descending()));
    }

    Placed sort() {
        int width = Orders.width(by);
        Sorted sorted =
                width == 0 && input.valid().isEmpty() ? null : Orders.sort(party, input.rows(), by, input.valid());
        BitPlanes placed = sorted == null ? BitPlanes.zeros(input.rows(), 0) : sorted.key();
        Optional<BitVector> valid = input.valid().map(_ -> placed.top().not(party.index()));
        return new Placed(
                party, columns(sorted, placed), valid, placed.bits(groupFrom, width), placed.bits(keysFrom, width));
    }

    /// The columns of the input: those in the key from it, the others moved.
    private List<SecretColumn> columns(@Nullable Sorted sorted, BitPlanes placed) {
        if (sorted == null) {
            return input.columns();
        }
        Map<Column, SecretColumn> found = new HashMap<>();
        int at = 0;
        for (Plan.SortKey part : parts) {
            Type type = input.schema().type(part.column());
            int end = at + SortKey.width(type);
            found.put(part.column(), SortKey.column(party, type, placed.bits(at, end), part.descending()));
            at = end;
        }
        List<Column> others = input.schema().columns().stream()
                .filter(column -> !found.containsKey(column))
                .toList();
        if (!others.isEmpty()) {
            List<SecretColumn> before = others.stream().map(input::column).toList();
            List<SecretColumn> moved =
                    RowMove.unpack(before, sorted.ordering().apply(party, RowMove.pack(input.rows(), before)));
            for (int i = 0; i < others.size(); i++) {
                found.put(others.get(i), moved.get(i));
            }
        }
        return input.schema().columns().stream()
                .map(column -> Objects.requireNonNull(found.get(column)))
                .toList();
    }

    /// The sorted rows: their cells, which of them are there, and the words that tell groups, and ties within groups,
    /// apart.
    record Placed(Party party, List<SecretColumn> columns, Optional<BitVector> valid, BitPlanes group, BitPlanes keys) {
        int rows() {
            return group.rows();
        }

        BitVector validity() {
            return valid.orElseGet(() -> BitVector.constant(party.index(), rows(), true));
        }

        /// 1 at the first row of each group.
        BitVector firstOfGroup() {
            return first(group);
        }

        /// 1 at the first row of each set of ties.
        BitVector firstOfTies() {
            return first(keys);
        }

        /// The rows that are there, without those that the row before them equals.
        private BitVector first(BitPlanes word) {
            BitVector same = validity().xor(EndOfGroup.of(party, word, validity()));
            return validity().xor(BitVector.concat(List.of(BitVector.zeros(1), same.slice(0, rows() - 1))));
        }

        @Override
        public String toString() {
            return "Placed[" + rows() + " secret rows]";
        }
    }
}

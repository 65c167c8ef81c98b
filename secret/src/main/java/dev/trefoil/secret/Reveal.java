package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.Open;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Makes a result ready to leave: drops the rows that are not there, clears null cells, and shares every plane
/// afresh.
///
/// The number of rows becomes public, nothing else. A table without an order leaves in a random one that nobody
/// knows, so that the rows of two results, or of a result and an upload, cannot be told to belong together by
/// their places; the validity bits are opened in that order, or, where the rows are sorted, after those that
/// are there were brought to the front.
public final class Reveal {
    private Reveal() {}

    /// This party's shares of the result; all three parties call this with their shares of the same table.
    public static ResultShares prepare(Party party, SecretTable table) {
        return fresh(party, rowsThere(party, table));
    }

    /// The rows that are there, in the table's order, or else in a random one; how many they are becomes public.
    static SecretTable trimmed(Party party, SecretTable table) {
        return table.valid().isEmpty() ? table : rowsThere(party, table);
    }

    private static SecretTable rowsThere(Party party, SecretTable table) {
        SecretTable placed = table.relation().sorted() ? Front.of(party, table) : Shuffled.of(party, table, false);
        return placed.valid().isEmpty() ? placed : keepOpened(party, placed);
    }

    /// Opens which rows are there and keeps them.
    private static SecretTable keepOpened(Party party, SecretTable table) {
        int[] kept = Open.rows(party, table.validity(party));
        List<SecretColumn> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(column.gather(kept)));
        return SecretTable.of(table.relation(), columns).knowing(table.facts());
    }

    /// Every plane passes one AND, whose result is freshly shared: with the presence bit, or with ones.
    private static ResultShares fresh(Party party, SecretTable table) {
        BitVector ones = BitVector.constant(party.index(), table.rows(), true);
        List<BitVector> planes = new ArrayList<>();
        List<BitVector> masks = new ArrayList<>();
        for (SecretColumn column : table.columns()) {
            List<BitVector> code = column.code(party).planes();
            column.present().ifPresent(planes::add);
            column.present().ifPresent(_ -> masks.add(ones));
            planes.addAll(code);
            masks.addAll(Collections.nCopies(code.size(), column.presence(party)));
        }
        Iterator<BitVector> fresh = And.all(party, planes, masks).iterator();
        List<ColumnShares> columns = new ArrayList<>();
        for (SecretColumn column : table.columns()) {
            Optional<BitVector> present = column.present().map(_ -> fresh.next());
            List<BitVector> code =
                    column.code(party).planes().stream().map(_ -> fresh.next()).toList();
            columns.add(ColumnShares.of(present, BitPlanes.of(table.rows(), code)));
        }
        return ResultShares.of(table.schema(), table.rows(), columns);
    }
}

package dev.trefoil.engine;

import dev.trefoil.engine.storage.HeldShares;
import dev.trefoil.mpc.protocol.Agreement;
import dev.trefoil.mpc.protocol.SecretPermutation;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.RingVector;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import dev.trefoil.script.Digest;
import dev.trefoil.secret.KeptOrder;
import dev.trefoil.secret.OrderName;
import dev.trefoil.secret.OrderStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The orders of stored tables as a step uses them: read when they are asked for, and written only when the step is
/// done and its tables are still there.
///
/// A file holds the name that the three parties gave the order, then for each row where it stands: shares modulo 2^32,
/// two to a word; and for the order of a join a bit for each row. An order belongs to tables by their handles, so never
/// to another version of them.
final class StoredOrders implements OrderStore {
    private static final int HEADER = 1 + Agreement.NAME / Long.BYTES;

    /// Beside the number of rows: whether there are bits behind them.
    private static final long BEGINS = 1L << 32;

    private final Seat seat;
    private final Permit permit;
    private final Map<OrderName, HeldShares> found = new LinkedHashMap<>();

    StoredOrders(Seat seat, Permit permit) {
        this.seat = seat;
        this.permit = permit;
    }

    /// All stored tables: the parties must not differ in this.
    @Override
    public boolean keeps(TableRef table) {
        return true;
    }

    @Override
    public Optional<KeptOrder> find(OrderName order) {
        HeldShares here = found.get(order);
        return (here == null ? seat.orders().find(tables(order), digest(order)) : Optional.of(here))
                .flatMap(StoredOrders::unpack);
    }

    @Override
    public void keep(OrderName name, KeptOrder order) {
        found.put(name, pack(order));
    }

    /// Writes what the step has found.
    void write() {
        found.forEach((name, shares) -> seat.orders().keep(tables(name), digest(name), shares));
        found.clear();
    }

    private Set<Handle> tables(OrderName order) {
        return order.parts().stream()
                .map(part -> Stored.handle(seat, permit, part.table()))
                .collect(Collectors.toSet());
    }

    /// What tells the order from others of the same tables: a change of what an order means must change this text.
    private Digest digest(OrderName order) {
        StringBuilder text = new StringBuilder("trefoil order 1");
        for (OrderName.Part part : order.parts()) {
            text.append('\n').append(Stored.handle(seat, permit, part.table()).hex());
            for (Plan.SortKey key : part.keys()) {
                String column = key.column().name();
                text.append(key.descending() ? " down " : " up ")
                        .append(column.length())
                        .append(' ')
                        .append(column);
            }
        }
        return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static HeldShares pack(KeptOrder order) {
        RingVector places = order.places().destinations();
        Optional<BitVector> begins = order.begins();
        return new HeldShares(
                pack(order.name(), places.first(), begins.map(BitVector::first)),
                pack(order.name(), places.second(), begins.map(BitVector::second)));
    }

    private static long[] pack(byte[] name, long[] places, Optional<long[]> begins) {
        int end = HEADER + (places.length + 1) / 2;
        long[] words = new long[end + begins.map(bits -> bits.length).orElse(0)];
        words[0] = begins.isPresent() ? places.length | BEGINS : places.length;
        ByteBuffer.wrap(name).asLongBuffer().get(words, 1, HEADER - 1);
        begins.ifPresent(bits -> System.arraycopy(bits, 0, words, end, bits.length));
        for (int row = 0; row < places.length; row++) {
            words[HEADER + row / 2] |= (places[row] & 0xffff_ffffL) << (32 * (row % 2));
        }
        return words;
    }

    /// Nothing if the words are no order.
    static Optional<KeptOrder> unpack(HeldShares held) {
        long[] words = held.first();
        if (words.length < HEADER) {
            return Optional.empty();
        }
        boolean join = (words[0] & BEGINS) != 0;
        long count = words[0] & ~BEGINS;
        long bits = join ? Math.ceilDiv(count, Long.SIZE) : 0;
        if (count < 0 || count > Integer.MAX_VALUE || words.length != HEADER + (count + 1) / 2 + bits) {
            return Optional.empty();
        }
        int rows = (int) count;
        int end = words.length - (int) bits;
        ByteBuffer name = ByteBuffer.allocate(Agreement.NAME);
        name.asLongBuffer().put(words, 1, HEADER - 1);
        RingVector places = RingVector.of(unpack(words, rows), unpack(held.second(), rows));
        Optional<BitVector> begins = join
                ? Optional.of(BitVector.of(
                        rows,
                        Arrays.copyOfRange(words, end, words.length),
                        Arrays.copyOfRange(held.second(), end, words.length)))
                : Optional.empty();
        return Optional.of(new KeptOrder(name.array(), SecretPermutation.of(places), begins));
    }

    private static long[] unpack(long[] words, int rows) {
        long[] places = new long[rows];
        for (int row = 0; row < rows; row++) {
            places[row] = words[HEADER + row / 2] >>> (32 * (row % 2)) & 0xffff_ffffL;
        }
        return places;
    }

    @Override
    public String toString() {
        return "StoredOrders[" + found.size() + " found in this step]";
    }
}

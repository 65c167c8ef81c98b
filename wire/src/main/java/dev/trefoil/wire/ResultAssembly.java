package dev.trefoil.wire;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Digest;
import java.util.Arrays;
import java.util.List;

/// The result in the clear, put together from the parts of the three parties.
///
/// Each share is vouched for by two parties: one sends it, the other its digest. Parts that do not agree, or that
/// give a value outside its type, are refused: then a party did not follow the protocol.
public final class ResultAssembly {
    private ResultAssembly() {}

    /// The frame; `parts` are the opened parts of parties 0, 1, 2. Throws [IllegalArgumentException] naming the
    /// parties that contradict each other.
    public static Frame assemble(Schema schema, List<byte[]> parts) {
        List<ResultShare> shares =
                parts.stream().map(part -> ResultShare.read(schema, part)).toList();
        for (int party = 0; party < 3; party++) {
            int next = (party + 1) % 3;
            byte[] sent = parts.get(next);
            if (!Digest.of(Arrays.copyOfRange(sent, 32, sent.length))
                    .equals(shares.get(party).second())) {
                throw new IllegalArgumentException("parties " + party + " and " + next
                        + " disagree about a share of the result: one of them did not follow the protocol");
            }
        }
        try {
            return frame(schema, shares);
        } catch (PlanException e) {
            throw new IllegalArgumentException("the parts of the three parties give no table of the schema", e);
        }
    }

    private static Frame frame(Schema schema, List<ResultShare> shares) {
        int rows = shares.getFirst().rows();
        for (ResultShare share : shares) {
            if (share.rows() != rows) {
                throw new IllegalArgumentException("the parties disagree about the number of rows of the result");
            }
        }
        Frame.Builder builder = Frame.builder(schema, rows);
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            fill(
                    builder,
                    i,
                    schema.fields().get(i),
                    rows,
                    shares.stream().map(share -> share.columns().get(column)).toList());
        }
        return builder.build();
    }

    private static void fill(Frame.Builder builder, int column, Field field, int rows, List<ColumnShare> shares) {
        Type type = field.type();
        boolean ring = shares.getFirst().isRing();
        if (shares.stream().anyMatch(share -> share.isRing() != ring)) {
            throw new IllegalArgumentException("the parties disagree about the form of column " + field.column());
        }
        if (ring && type.wide()) {
            throw new IllegalArgumentException("column " + field.column() + " is too wide for words of the ring");
        }
        long[] presence = new long[shares.getFirst().presence().length];
        long[] words = new long[shares.getFirst().words().length];
        for (ColumnShare share : shares) {
            for (int i = 0; i < presence.length; i++) {
                presence[i] ^= share.presence()[i];
            }
            for (int i = 0; i < words.length; i++) {
                words[i] = ring ? words[i] + share.words()[i] : words[i] ^ share.words()[i];
            }
        }
        if (!ring) {
            int size = Layout.words(rows);
            long[][] planes = new long[Layout.width(type)][];
            for (int bit = 0; bit < planes.length; bit++) {
                planes[bit] = Arrays.copyOfRange(words, bit * size, (bit + 1) * size);
            }
            Layout.read(builder, column, type, rows, planes, presence);
            return;
        }
        for (int row = 0; row < rows; row++) {
            if (type.nullable() && (presence[row >>> 6] >>> row & 1) == 0) {
                builder.setNull(column, row);
            } else {
                builder.number(column, row, words[row]);
            }
        }
    }
}

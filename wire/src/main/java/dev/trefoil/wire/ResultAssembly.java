package dev.trefoil.wire;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.PlanException;
import dev.trefoil.plan.PlaneWords;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
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
        List<Digest> sent = shares.parallelStream().map(ResultShare::sent).toList();
        for (int party = 0; party < 3; party++) {
            int next = (party + 1) % 3;
            if (!sent.get(next).equals(shares.get(party).second())) {
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
        byte[] plain = new byte[0];
        for (int column = 0; column < schema.size(); column++) {
            Field field = schema.fields().get(column);
            boolean ring = form(field, column, shares);
            int presence = field.type().nullable() ? Layout.words(rows) : 0;
            int words = Math.toIntExact(presence + ColumnShare.words(field, rows, ring));
            if (plain.length < 8L * words) {
                plain = new byte[Math.multiplyExact(8, words)];
            }
            combine(shares, column, ring ? presence : words, plain);
            if (ring) {
                numbers(builder, field, column, rows, shares, plain);
            } else {
                PlaneWords.read(builder, column, plain, 0);
            }
        }
        return builder.build();
    }

    private static boolean form(Field field, int column, List<ResultShare> shares) {
        boolean ring = shares.getFirst().place(column).ring();
        if (shares.stream().anyMatch(share -> share.place(column).ring() != ring)) {
            throw new IllegalArgumentException("the parties disagree about the form of column " + field.column());
        }
        if (ring && field.type().wide()) {
            throw new IllegalArgumentException("column " + field.column() + " is too wide for words of the ring");
        }
        return ring;
    }

    /// Puts words of a column in bit form together, its presence plane first.
    private static void combine(List<ResultShare> shares, int column, int words, byte[] plain) {
        ResultShare first = shares.get(0);
        ResultShare second = shares.get(1);
        ResultShare third = shares.get(2);
        int at = first.place(column).presence();
        for (int i = 0; i < words; i++) {
            int word = at + 8 * i;
            Words.put(plain, 8 * i, first.word(word) ^ second.word(word) ^ third.word(word));
        }
    }

    /// Puts the numbers of a column in ring form together.
    private static void numbers(
            Frame.Builder builder, Field field, int column, int rows, List<ResultShare> shares, byte[] presence) {
        int at = shares.getFirst().place(column).values();
        for (int row = 0; row < rows; row++) {
            if (field.type().nullable() && (Words.get(presence, 8 * (row >>> 6)) >>> row & 1) == 0) {
                builder.setNull(column, row);
            } else {
                long number = 0;
                for (ResultShare share : shares) {
                    number += share.word(at + 8 * row);
                }
                builder.number(column, row, number);
            }
        }
    }
}

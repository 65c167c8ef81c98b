package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.protocol.And;
import dev.trefoil.mpc.protocol.AnyTrue;
import dev.trefoil.mpc.protocol.Equal;
import dev.trefoil.mpc.protocol.LessThanPublic;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Checks under the shares that an upload holds what its schema says: codes within bounds, zero where null,
/// texts that hold nothing but zero bytes after their first zero byte.
///
/// One bit is opened for the whole table. That the bytes of a text are valid UTF-8 is not checked.
public final class UploadCheck {
    /// Bits of columns that are checked in the rounds of one; more would only cost memory.
    private static final long BATCH = 1L << 26;

    private UploadCheck() {}

    /// Throws [DisclosedFailure] at all three parties if any cell is outside its type. The columns must be as
    /// [SecretColumn#ofCode] made them.
    public static void require(Party party, SecretTable upload) {
        List<BitVector> any = new ArrayList<>();
        List<BitVector> batch = new ArrayList<>();
        long bits = 0;
        for (SecretColumn column : upload.columns()) {
            batch.addAll(violations(party, column));
            bits += (long) column.rows() * column.code(party).width();
            if (bits > BATCH) {
                any.add(AnyTrue.of(party, BitVector.concat(batch)));
                batch.clear();
                bits = 0;
            }
        }
        any.addAll(batch);
        if (AnyRow.open(party, BitVector.concat(any))) {
            throw DisclosedFailure.outOfType();
        }
    }

    private static List<BitVector> violations(Party party, SecretColumn column) {
        BitPlanes code = column.code(party);
        List<BitVector> violations = new ArrayList<>();
        if (column.type() instanceof Type.TextType(int maxBytes, var _)) {
            violations.add(bytesAfterEnd(party, code, maxBytes));
        } else {
            BigInteger above = Layout.largestCode(column.type()).add(BigInteger.ONE);
            if (!above.equals(BigInteger.TWO.pow(code.width()))) {
                violations.add(LessThanPublic.unsigned(party, code, above).not(party.index()));
            }
        }
        column.present().ifPresent(present -> {
            BitVector isNull = present.not(party.index());
            BitVector notZero = Equal.zero(party, code).not(party.index());
            violations.add(And.of(party, isNull, notZero));
        });
        return violations;
    }

    /// Where a byte is zero and the next one is not, for each place but the last; all places in the same
    /// rounds.
    private static BitVector bytesAfterEnd(Party party, BitPlanes code, int maxBytes) {
        List<BitPlanes> bytes = new ArrayList<>();
        for (int i = 0; i < maxBytes; i++) {
            int low = 8 * (maxBytes - 1 - i);
            bytes.add(code.bits(low, low + 8));
        }
        BitVector zero = Equal.zero(party, BitPlanes.concat(bytes));
        BitVector ended = zero.slice(0, code.rows() * (maxBytes - 1));
        BitVector goesOn = zero.slice(code.rows(), code.rows() * maxBytes).not(party.index());
        return And.of(party, ended, goesOn);
    }
}

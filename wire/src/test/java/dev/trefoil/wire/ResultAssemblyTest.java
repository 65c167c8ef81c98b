package dev.trefoil.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResultAssemblyTest {
    private static final Schema SCHEMA =
            Schema.of(Field.of("mean", Type.int_(-100, 100).withNullable(true)), Field.of("name", Type.text(4)));

    private static Frame frame() {
        return Frame.builder(SCHEMA, 3)
                .number(0, 0, -100)
                .setNull(0, 1)
                .number(0, 2, 77)
                .text(1, 0, "a")
                .text(1, 1, "äö")
                .text(1, 2, "")
                .build();
    }

    /// The parts of the three parties: the first column as ring words, the second as planes.
    private static List<byte[]> parts() {
        Random random = new Random(7);
        Frame frame = frame();
        long[] presence = Layout.presence(frame, 0);
        long[] numbers = frame.numbersOf(0);
        long[][] planes = Layout.planes(frame, 1);
        List<List<ColumnShare>> shares = new ArrayList<>();
        long[] presenceLeft = presence.clone();
        long[] numbersLeft = numbers.clone();
        long[][] planesLeft = planes.clone();
        for (int share = 0; share < 2; share++) {
            long[] p = {random.nextLong()};
            long[] n = random.longs(3).toArray();
            long[][] t = new long[planes.length][1];
            presenceLeft[0] ^= p[0];
            for (int row = 0; row < 3; row++) {
                numbersLeft[row] -= n[row];
            }
            for (int bit = 0; bit < planes.length; bit++) {
                t[bit][0] = random.nextLong();
                planesLeft[bit] = new long[] {planesLeft[bit][0] ^ t[bit][0]};
            }
            shares.add(List.of(ColumnShare.ring(p, n), ColumnShare.planes(new long[0], t)));
        }
        shares.add(List.of(ColumnShare.ring(presenceLeft, numbersLeft), ColumnShare.planes(new long[0], planesLeft)));
        List<byte[]> parts = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            parts.add(ResultShare.write(SCHEMA, 3, shares.get(party), shares.get((party + 1) % 3)));
        }
        return parts;
    }

    @Test
    void thePartsOfThreePartiesGiveTheTable() {
        assertThat(ResultAssembly.assemble(SCHEMA, parts())).hasToString(frame().toString());
    }

    @Test
    void aShareThatItsOtherHolderContradictsIsRefused() {
        for (int party = 0; party < 3; party++) {
            List<byte[]> parts = parts();
            byte[] part = parts.get(party);
            part[part.length - 1] ^= 1;
            int before = (party + 2) % 3;
            assertThatThrownBy(() -> ResultAssembly.assemble(SCHEMA, parts))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("parties " + before + " and " + party + " disagree");
        }
    }

    @Test
    void aPartThatIsCutOffOrTooLongIsRefused() {
        byte[] good = parts().get(1);
        for (int length : new int[] {0, 10, 36, 41, good.length - 1, good.length + 1}) {
            List<byte[]> parts = new ArrayList<>(parts());
            parts.set(1, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> ResultAssembly.assemble(SCHEMA, parts))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

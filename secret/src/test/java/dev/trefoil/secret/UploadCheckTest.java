package dev.trefoil.secret;

import static dev.trefoil.secret.Example.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.mpc.sharing.PublicBits;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.TypeText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Uploads that break their schema under the shares, each in one way.
class UploadCheckTest {
    @Test
    void letsPassWhatAFrameCanHold() {
        Frame frame = Example.frame(
                List.of(
                        "a: int[min=-3,max=6]?",
                        "b: bool",
                        "c: date?",
                        "d: varchar[3]?",
                        "e: fp[min=0,max=1,precision=4]",
                        "f: uint8",
                        "g: varchar[1]",
                        "h: int[min=-5,max=1208925819614629174706176]?",
                        "i: int96"),
                List.of(
                        row(-3, true, LocalDate.of(1900, 1, 1), "", new BigDecimal("1"), 0, "x", -5, 0),
                        row(6, false, LocalDate.of(2199, 12, 31), "abc", new BigDecimal("0"), 255, "", 7, -1),
                        row(null, false, null, null, new BigDecimal("0.5"), 7, "y", null, 9)));
        List<SecretTable> shared = Trio.share(frame, Optional.empty());
        assertThat(InMemoryTrio.run(party -> {
                    UploadCheck.require(party, shared.get(party.index()));
                    return party.index();
                }))
                .hasSize(3);
    }

    @Test
    void refusesCodesAboveTheBounds() {
        assertRefused("int[min=-3,max=6]", 10, true);
        assertRefused("date", Type.DateType.LAST_DAY + 1, true);
        assertRefused("fp[min=0,max=1,precision=4]", 17, true);
        assertRefused(
                "int[min=-1,max=1208925819614629174706176]",
                BigInteger.TWO.pow(80).add(BigInteger.TWO),
                true);
        assertRefused(
                "int[min=-1,max=1208925819614629174706176]?",
                BigInteger.TWO.pow(81).subtract(BigInteger.ONE),
                true);
        assertRefused("int96?", BigInteger.TWO.pow(95), false);
    }

    @Test
    void refusesANullThatHoldsSomething() {
        assertRefused("uint8?", 1, false);
        assertRefused("bool?", 1, false);
        assertRefused("varchar[2]?", 'a' << 8, false);
    }

    @Test
    void refusesBytesAfterTheEndOfAText() {
        assertRefused("varchar[2]", 'a', true);
        assertRefused("varchar[3]", 'a' << 16 | 'b', true);
        assertRefused("varchar[3]?", 'a' << 8, true);
    }

    /// Row 2 of 3 holds the code; the other rows hold zero.
    private static void assertRefused(String text, long code, boolean present) {
        assertRefused(text, BigInteger.valueOf(code), present);
    }

    private static void assertRefused(String text, BigInteger code, boolean present) {
        Type type = TypeText.parse(text).type();
        assertThatThrownBy(() -> InMemoryTrio.run(party -> {
                    List<BitVector> planes = new ArrayList<>();
                    for (int bit = 0; bit < Layout.width(type); bit++) {
                        boolean set = code.testBit(bit);
                        planes.add(BitVector.ofPublic(party.index(), PublicBits.of(false, set, false)));
                    }
                    Optional<BitVector> presence = type.nullable()
                            ? Optional.of(BitVector.ofPublic(party.index(), PublicBits.of(true, present, true)))
                            : Optional.empty();
                    Schema schema = Schema.of(new Field(Column.of("x"), type));
                    SecretColumn column = SecretColumn.ofCode(type, BitPlanes.of(3, planes), presence);
                    UploadCheck.require(party, SecretTable.of(Relation.unsorted(schema, 3), List.of(column)));
                    return party.index();
                }))
                .isInstanceOfSatisfying(
                        DisclosedFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(DisclosedFailure.Kind.OUT_OF_TYPE));
    }
}

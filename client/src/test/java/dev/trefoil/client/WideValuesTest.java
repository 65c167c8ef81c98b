package dev.trefoil.client;

import static dev.trefoil.client.Trefoil.asc;
import static dev.trefoil.client.Trefoil.autoBounds;
import static dev.trefoil.client.Trefoil.col;
import static dev.trefoil.client.Trefoil.columns;
import static dev.trefoil.client.Trefoil.dummyFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlanException;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Numbers beyond 62 bits as Java values, in files, in scripts and in results.
class WideValuesTest {
    private static final String ACCOUNTS = "A7".repeat(32);
    private static final BigInteger LARGE = new BigInteger("79228162514264337593543950335");

    private final Session session = Session.connect();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void bigIntegersAndBigDecimalsAreValues() {
        DataFrame frame = session.frame(columns()
                .typed("id", "uint96?", LARGE, null, 5)
                .column("units", List.of(BigInteger.TWO.pow(62).negate(), BigInteger.TWO.pow(62), 0L))
                .typed(
                        "price",
                        "fp95[precision=40]",
                        new BigDecimal("1234567890123456.5"),
                        -1,
                        new BigDecimal("-0.25")));
        Frame result = frame.filter(col("id").eq(LARGE))
                .assign("twice", col("price").times(2))
                .assign("minus", col("units").minus(new BigInteger("9223372036854775808")))
                .reveal();
        assertThat(result.rows()).isEqualTo(1);
        assertThat(result.row(0).stream().map(Object::toString).toList())
                .containsExactly(
                        LARGE.toString(),
                        "-4611686018427387904",
                        "1234567890123456.5",
                        "2469135780246913",
                        "-13835058055282163712");
        Cell cell = frame.max("id").reveal();
        assertThat(cell.asBigInteger()).isEqualTo(LARGE);
        assertThat(cell.asDecimal()).isEqualTo(new BigDecimal(LARGE));
        assertThatThrownBy(cell::asLong)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("does not fit a long: use asBigInteger()");
    }

    @Test
    void filesHoldWideNumbersAndScriptsAndResultsToo() throws IOException {
        Path file = folder.resolve("accounts.csv");
        Files.writeString(
                file, "id,balance\n9223372036854775808,1099511627776.25\n12345678901234567890123,-5\n7,3.5\n");
        session.upload(file, autoBounds(), dummyFor(ACCOUNTS));
        OpenScript script = session.record("Large balances");
        DataFrame accounts = session.table(ACCOUNTS);
        assertThat(accounts.schema().fields().getFirst().type().text())
                .isEqualTo("int[min=0,max=1208925819614629174706175]");
        assertThat(accounts.schema().fields().getLast().type().wide()).isTrue();
        Frame result = accounts.filter(col("id").ge(new BigInteger("9223372036854775808")))
                .sort(asc("id"))
                .reveal();
        assertThat(result.value(0, 1)).hasToString("12345678901234567890123");
        assertThat(result.value(1, 0)).hasToString("1099511627776.25");
        Path saved = folder.resolve("script.json");
        script.save(saved);
        Script read = ScriptJson.parse(Files.readAllBytes(saved));
        assertThat(ScriptJson.write(read).canonical()).contains("\"9223372036854775808\"");
    }

    @Test
    void whatFits62BitsIsInferredNarrowAsBefore() throws IOException {
        Path file = folder.resolve("narrow.csv");
        Files.writeString(file, "a,b,c\n2305843009213693951,-2000000000000000000,1000000000000.5\n0,1,0.5\n");
        session.upload(file, autoBounds(), dummyFor(ACCOUNTS));
        assertThat(session.table(ACCOUNTS).schema().fields())
                .noneMatch(field -> field.type().wide())
                .hasSize(3);
    }

    @Test
    void aNumberBeyond96BitsIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> session.frame(columns().typed("id", "uint96", LARGE.add(BigInteger.ONE))))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("row 1, column 'id': '79228162514264337593543950336' is outside int[min=0,");
    }
}

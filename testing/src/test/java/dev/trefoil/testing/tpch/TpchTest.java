package dev.trefoil.testing.tpch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.client.DataFrame;
import dev.trefoil.client.Session;
import dev.trefoil.mpc.InMemoryTrio;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.TableRef;
import dev.trefoil.secret.ResultShares;
import dev.trefoil.secret.Reveal;
import dev.trefoil.secret.SecretExecutor;
import dev.trefoil.testing.SecretSide;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All 22 queries of TPC-H, in the clear and on three parties, against DuckDB on the official SQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TpchTest {
    /// 29 suppliers: the smallest number for which the generator makes no pair of part and supplier twice.
    private static final double SCALE = 0.00291;

    private final Map<String, Frame> tables = TpchTables.of(SCALE);
    private final Map<TableRef, Frame> byHandle = Tpch.byHandle(tables);
    private final Session session = Session.connect().onNotice(_ -> {});
    private final Tpch tpch = Tpch.upload(session, tables);
    private @Nullable TpchOracle oracle;

    @BeforeAll
    void load() throws SQLException {
        oracle = TpchOracle.of(tables);
    }

    @AfterAll
    void close() throws SQLException {
        session.close();
        Objects.requireNonNull(oracle).close();
    }

    static Stream<Query> queries() {
        return Query.small().stream();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void theAnswerIsThatOfSql(Query query) throws SQLException {
        List<List<@Nullable Object>> expected =
                Objects.requireNonNull(oracle).answer(query.number(), query.parameters());
        assertThat(expected.stream().flatMap(List::stream)).as("an answer").anyMatch(Objects::nonNull);
        DataFrame rows = query.rows(tpch);
        assertThat(Judgement.difference(query, rows.plan(), rows.fetch(), expected))
                .as("in the clear")
                .isEmpty();
        assertThat(Judgement.difference(query, rows.plan(), secret(rows.plan()), expected))
                .as("on three parties")
                .isEmpty();
    }

    @Test
    void eachQueryIsThereOnce() {
        List<Integer> numbers = IntStream.rangeClosed(1, 22).boxed().toList();
        assertThat(Query.small().stream().map(Query::number)).containsExactlyElementsOf(numbers);
        assertThat(Query.validation(1).stream().map(Query::number)).containsExactlyElementsOf(numbers);
    }

    @Test
    void aWrongCellIsFound() throws SQLException {
        Query query = new Q6(LocalDate.of(1994, 1, 1), 6, 24);
        DataFrame rows = query.rows(tpch);
        List<List<@Nullable Object>> expected = new ArrayList<>();
        expected.add(Arrays.asList(BigDecimal.ONE));
        assertThat(Judgement.difference(query, rows.plan(), rows.fetch(), expected))
                .isPresent();
        expected.clear();
        assertThat(Judgement.difference(query, rows.plan(), rows.fetch(), expected))
                .isPresent();
    }

    private Frame secret(Plan plan) {
        List<ResultShares> shares = InMemoryTrio.run(party ->
                Reveal.prepare(party, SecretExecutor.run(party, plan, new DealtTables(party.index(), byHandle))));
        return SecretSide.opened(shares);
    }
}

package dev.trefoil.clear;

import dev.trefoil.plan.Moments;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;

/// The last step of statistics from exact sums, whose intermediates outgrow SQL's 128 bits.
///
/// Null where an operand is null.
final class MomentFunctions {
    /// `(dividend, divisor, shift)`: the floor of dividend 2^shift / divisor; null unless the divisor is positive.
    static final String QUOTIENT = "moment_quotient";

    /// The whole root of that quotient.
    static final String ROOT = "moment_root";

    /// Of the spreads of two columns and of both: see [Moments#correlation].
    static final String CORRELATION = "moment_correlation";

    private MomentFunctions() {}

    static void register(Connection connection) throws SQLException {
        register(connection, QUOTIENT, MomentFunctions::quotient);
        register(connection, ROOT, numbers -> {
            BigInteger quotient = quotient(numbers);
            return quotient == null ? null : quotient.sqrt();
        });
        register(
                connection,
                CORRELATION,
                numbers -> Moments.correlation(number(numbers, 0), number(numbers, 1), number(numbers, 2))
                        .orElse(null));
    }

    private static @Nullable BigInteger quotient(Object[] numbers) {
        BigInteger divisor = number(numbers, 1);
        return divisor.signum() > 0
                ? Moments.quotient(
                        number(numbers, 0), divisor, number(numbers, 2).intValueExact())
                : null;
    }

    private static BigInteger number(Object[] numbers, int index) {
        return (BigInteger) numbers[index];
    }

    private static void register(Connection connection, String name, Function<Object[], @Nullable BigInteger> function)
            throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction();
                DuckDBLogicalType huge = DuckDBLogicalType.of(DuckDBColumnType.HUGEINT)) {
            builder.withName(name)
                    .withVarArgs(huge)
                    .withReturnType(DuckDBColumnType.HUGEINT)
                    .withVarArgsFunction(
                            numbers -> Stream.of(numbers).anyMatch(Objects::isNull) ? null : function.apply(numbers))
                    .withNullInNullOut()
                    .register(connection);
        }
    }
}

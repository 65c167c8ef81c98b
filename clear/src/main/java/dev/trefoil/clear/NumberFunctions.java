package dev.trefoil.clear;

import dev.trefoil.plan.Exponential;
import dev.trefoil.plan.Logarithm;
import dev.trefoil.plan.NumberMath;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiFunction;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;

/// The functions of whole numbers of 127 bits that SQL lacks, or would need each operand twice for: a nested
/// expression would then double with each level.
///
/// Null where an operand is null: the driver leaves only some of such rows out by itself, so each call looks again.
final class NumberFunctions {
    /// The floor of a quotient; null for a zero divisor.
    static final String FLOOR_DIVIDE = "floor_divide";

    /// What the floored division leaves, with the sign of the divisor; null for a zero divisor.
    static final String FLOOR_MODULO = "floor_modulo";

    /// A number of so many fraction bits as the nearest whole number, half to even.
    static final String ROUND_HALF_EVEN = "round_half_even";

    /// The floor of the square root of a number with so many zero bits behind it; null for a negative one.
    static final String SQUARE_ROOT = "floor_square_root";

    /// The power of e of a number, by the packed [Exponential].
    static final String POWER_OF_E = "power_of_e";

    /// The natural logarithm of a number of so many fraction bits; null for one that is not positive.
    static final String NATURAL_LOGARITHM = "natural_logarithm";

    private NumberFunctions() {}

    static void register(Connection connection) throws SQLException {
        register(
                connection,
                SQUARE_ROOT,
                (units, zeros) -> units.signum() < 0
                        ? null
                        : units.shiftLeft(zeros.intValueExact()).sqrt());
        register(
                connection,
                FLOOR_DIVIDE,
                (dividend, divisor) -> divisor.signum() == 0 ? null : NumberMath.floorDivide(dividend, divisor));
        register(
                connection,
                FLOOR_MODULO,
                (dividend, divisor) -> divisor.signum() == 0 ? null : NumberMath.floorModulo(dividend, divisor));
        register(connection, ROUND_HALF_EVEN, (units, fraction) -> NumberMath.rounded(units, fraction.intValueExact()));
        register(
                connection,
                POWER_OF_E,
                (units, packed) -> Exponential.unpacked(packed.intValueExact()).apply(units));
        register(
                connection,
                NATURAL_LOGARITHM,
                (units, fraction) -> new Logarithm(fraction.intValueExact()).apply(units));
    }

    private static void register(
            Connection connection, String name, BiFunction<BigInteger, BigInteger, @Nullable BigInteger> function)
            throws SQLException {
        try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
            builder.withName(name)
                    .withParameters(DuckDBColumnType.HUGEINT, DuckDBColumnType.HUGEINT)
                    .withReturnType(DuckDBColumnType.HUGEINT)
                    .withFunction(orNull(function))
                    .withNullInNullOut()
                    .register(connection);
        }
    }

    private static BiFunction<@Nullable BigInteger, @Nullable BigInteger, @Nullable BigInteger> orNull(
            BiFunction<BigInteger, BigInteger, @Nullable BigInteger> function) {
        return (left, right) -> left == null || right == null ? null : function.apply(left, right);
    }
}

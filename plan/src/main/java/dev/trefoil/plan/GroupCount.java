package dev.trefoil.plan;

import java.math.BigInteger;
import java.util.List;

/// How many groups there can be at most: as many as rows, or as the public bounds of the columns leave values, if
/// those are fewer. Nulls form one group more.
final class GroupCount {
    private GroupCount() {}

    static long most(Relation input, List<Column> by) {
        BigInteger rows = BigInteger.valueOf(input.maxRows());
        BigInteger groups = BigInteger.ONE;
        for (Column column : by) {
            groups = groups.multiply(values(input.schema().type(column))).min(rows);
        }
        return groups.longValueExact();
    }

    private static BigInteger values(Type type) {
        BigInteger cells = type instanceof Type.TextType
                ? BigInteger.TWO.pow(Layout.width(type))
                : Layout.largestCode(type).add(BigInteger.ONE);
        return type.nullable() ? cells.add(BigInteger.ONE) : cells;
    }
}

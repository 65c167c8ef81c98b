package dev.trefoil.plan;

import dev.trefoil.plan.Expression.TextKind;
import dev.trefoil.plan.Type.BoolType;
import dev.trefoil.plan.Type.IntType;
import dev.trefoil.plan.Type.TextType;
import java.math.BigInteger;

/// The types of expressions on texts.
final class TextTypes {
    /// Bytes of the longest character in UTF-8.
    private static final int LONGEST_CHARACTER = 4;

    private TextTypes() {}

    static Type function(String what, TextKind kind, Type operand) {
        int bytes = text(what, operand);
        return switch (kind) {
            case LENGTH -> new IntType(BigInteger.ZERO, BigInteger.valueOf(bytes), operand.nullable());
            case LOWER, UPPER -> operand;
        };
    }

    static Type substring(String what, int length, Type operand) {
        return new TextType(Math.min(text(what, operand), LONGEST_CHARACTER * length), operand.nullable());
    }

    static Type match(String what, Type operand) {
        text(what, operand);
        return new BoolType(operand.nullable());
    }

    static Type concatenate(String what, Type left, Type right) {
        int bytes = text(what, left) + text(what, right);
        if (bytes > Type.MAX_TEXT_BYTES) {
            throw new PlanException(what + " could have " + bytes + " bytes, at most " + Type.MAX_TEXT_BYTES
                    + " are supported: take a substring of the operands, or cast one to a shorter varchar");
        }
        return new TextType(bytes, left.nullable() || right.nullable());
    }

    private static int text(String what, Type operand) {
        if (operand instanceof TextType(int maxBytes, var _)) {
            return maxBytes;
        }
        throw new PlanException(what + ": needs a text, got " + operand.kind());
    }
}

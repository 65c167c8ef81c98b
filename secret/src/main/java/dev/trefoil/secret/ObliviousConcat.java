package dev.trefoil.secret;

import dev.trefoil.mpc.Party;
import dev.trefoil.mpc.sharing.BitPlanes;
import dev.trefoil.mpc.sharing.BitVector;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Relation;
import dev.trefoil.plan.Relations;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// The rows of several tables, one table after the other, under types that hold the cells of all.
final class ObliviousConcat {
    private ObliviousConcat() {}

    static SecretTable of(Party party, List<SecretTable> inputs) {
        Relation relation = relation(inputs);
        List<SecretColumn> columns = new ArrayList<>();
        for (int i = 0; i < relation.schema().size(); i++) {
            int place = i;
            Type type = relation.schema().fields().get(i).type();
            columns.add(column(
                    party,
                    type,
                    inputs.stream()
                            .map(input -> Widened.to(party, input.columns().get(place), type))
                            .toList()));
        }
        boolean allThere = inputs.stream().allMatch(input -> input.valid().isEmpty());
        Optional<BitVector> valid = allThere
                ? Optional.empty()
                : Optional.of(BitVector.concat(
                        inputs.stream().map(input -> input.validity(party)).toList()));
        return SecretTable.of(relation, columns, valid);
    }

    private static Relation relation(List<SecretTable> inputs) {
        List<Plan> scans = IntStream.rangeClosed(1, inputs.size())
                .<Plan>mapToObj(n -> new Plan.Scan(new StepRef(n)))
                .toList();
        return Relations.of(
                new Plan.Concat(scans),
                table -> table instanceof StepRef(int n)
                        ? inputs.get(n - 1).relation()
                        : inputs.getFirst().relation());
    }

    /// In the ring if all parts are there in the ring, else as bits over a common base.
    private static SecretColumn column(Party party, Type type, List<SecretColumn> parts) {
        BitVector present = type.nullable()
                ? BitVector.concat(
                        parts.stream().map(part -> part.presence(party)).toList())
                : null;
        List<Elements> rings = parts.stream()
                .map(part -> part.elementsIfThere())
                .filter(Objects::nonNull)
                .toList();
        if (rings.size() == parts.size()) {
            return SecretColumn.ofElements(type, Elements.concat(rings), present);
        }
        List<Digits> digits = parts.stream().map(part -> part.digits(party)).toList();
        BigInteger base =
                digits.stream().map(Digits::base).reduce(BigInteger::min).orElseThrow();
        List<BitPlanes> words =
                digits.stream().map(part -> Numbers.over(party, part, base)).toList();
        int width = words.stream().mapToInt(BitPlanes::width).max().orElseThrow();
        BitPlanes bits = BitPlanes.concat(
                words.stream().map(word -> word.unsignedTo(width)).toList());
        boolean zeroAtNull = digits.stream()
                .allMatch(part -> part.zeroAtNull() && part.base().equals(base));
        return SecretColumn.ofDigits(type, Digits.of(bits, base, zeroAtNull), present);
    }
}

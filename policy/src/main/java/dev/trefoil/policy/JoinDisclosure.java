package dev.trefoil.policy;

import dev.trefoil.plan.Multiplicity;
import dev.trefoil.plan.Plan.Join;
import dev.trefoil.plan.Plan.KeyPair;
import dev.trefoil.policy.Disclosed.JoinSide;
import dev.trefoil.policy.Disclosed.KeysUnique;
import dev.trefoil.policy.Disclosed.MatchesBounded;
import java.util.stream.Stream;

/// The bits that a join may tell by ending the run, in the order in which they are asked.
final class JoinDisclosure {
    private JoinDisclosure() {}

    static Stream<Disclosed> of(Join join) {
        KeysUnique left = new KeysUnique(
                JoinSide.LEFT, join.keys().stream().map(KeyPair::left).toList());
        KeysUnique right = new KeysUnique(
                JoinSide.RIGHT, join.keys().stream().map(KeyPair::right).toList());
        return switch (join.multiplicity()) {
            case Multiplicity.ManyToOne _ -> Stream.of(right);
            case Multiplicity.OneToOne _ -> Stream.of(right, left);
            case Multiplicity.OneToMany _ -> Stream.of(left);
            case Multiplicity.ManyToMany(long maxRows) -> Stream.of(new MatchesBounded(join.keys(), maxRows));
            case Multiplicity.Unchecked _ -> Stream.of();
        };
    }
}

package dev.trefoil.authorization;

import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Expression.ColumnRef;
import dev.trefoil.plan.Expression.Literal;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.script.Script;
import dev.trefoil.script.TableUse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The people of the tests, their keys, an environment and a request.
final class People {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    static final SigningKey PARTY_0 = key(0);
    static final SigningKey PARTY_1 = key(1);
    static final SigningKey PARTY_2 = key(2);
    static final SigningKey ALICE = key(10);
    static final SigningKey BOB = key(11);
    static final SigningKey ANNA = key(20);
    static final SigningKey MALLORY = key(66);

    private People() {}

    static SigningKey key(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return SigningKey.ofSeed(seed);
    }

    static Person person(String name, SigningKey key) {
        return new Person(name, "Hospital", key.verificationKey());
    }

    static Environment environment() {
        return environment(1, List.of(person("Alice", ALICE), person("Bob", BOB)), 2, false);
    }

    static Environment environment(long version, List<Person> approvers, int quorum, boolean selfApproval) {
        return new Environment(
                "test-hospital",
                version,
                List.of(party(0, PARTY_0), party(1, PARTY_1), party(2, PARTY_2)),
                approvers,
                List.of(person("Petra", key(30))),
                List.of(person("Anna", ANNA), person("Alice", ALICE)),
                quorum,
                selfApproval,
                EnvironmentLimits.DEFAULT);
    }

    private static Party party(int index, SigningKey key) {
        return new Party(
                index,
                "P" + index,
                "Operator " + index,
                "localhost",
                9000 + index,
                9100 + index,
                key.verificationKey());
    }

    static Script script(long age) {
        Handle handle = Handle.of("AB".repeat(32));
        Schema schema = Schema.of(Field.of("Age", Type.int_(0, 120)));
        Plan older = new Plan.Filter(
                new Plan.Scan(handle),
                new Expression.Compare(
                        Expression.Comparison.GREATER, new ColumnRef(Column.of("Age")), new Literal(Value.of(age))),
                10);
        return new Script("Older people", "", List.of(new TableUse(handle, schema)), List.of(new Step.Reveal(older)));
    }

    static Request request() {
        return request(ANNA);
    }

    static Request request(SigningKey analyst) {
        return Request.of(
                script(65),
                environment(),
                analyst.verificationKey(),
                "A study of older people",
                "Ethics vote 2026/17",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-12-31T23:59:59Z"),
                5);
    }

    static Envelope approved(Request request, SigningKey... keys) {
        return Envelope.merge(
                Arrays.stream(keys).map(key -> Approval.sign(request, key)).toList());
    }
}

package dev.trefoil.client;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.EnvironmentLimits;
import dev.trefoil.authorization.Party;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.script.Script;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An environment with an approver and an analyst, whose three parties do not run.
record Clinic(SignedEnvironment environment, SigningKey approver, SigningKey analyst, SigningKey stranger) {
    static Clinic open() {
        List<SigningKey> parties = List.of(SigningKey.generate(), SigningKey.generate(), SigningKey.generate());
        SigningKey approver = SigningKey.generate();
        SigningKey analyst = SigningKey.generate();
        List<Party> servers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            // Nothing listens at the ports of the echo and discard protocols.
            servers.add(new Party(
                    i,
                    "P" + i,
                    "Operator " + i,
                    "127.0.0.1",
                    7 + 2 * i,
                    21_007 + i,
                    parties.get(i).verificationKey()));
        }
        Environment environment = new Environment(
                "test-clinic",
                1,
                servers,
                List.of(new Person("Ada", "Ethics board", approver.verificationKey())),
                List.of(),
                List.of(new Person("Alan", "University", analyst.verificationKey())),
                1,
                false,
                EnvironmentLimits.DEFAULT);
        List<Envelope> signatures = new ArrayList<>();
        parties.forEach(key -> signatures.add(SignedEnvironment.sign(environment, key)));
        signatures.add(SignedEnvironment.sign(environment, approver));
        return new Clinic(
                SignedEnvironment.verify(Envelope.merge(signatures).encode()),
                approver,
                analyst,
                SigningKey.generate());
    }

    /// An approved file for the script.
    byte[] approve(Script script, SigningKey by) {
        Request request = Request.of(
                script,
                environment.environment(),
                analyst.verificationKey(),
                "a test",
                "",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2190-01-01T00:00:00Z"),
                10);
        return Approval.sign(request, by).encode();
    }
}

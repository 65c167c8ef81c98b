package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Approval;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.Person;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.engine.PartyFiles;
import dev.trefoil.plan.Handle;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Failure;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.SignedPosts;
import dev.trefoil.wire.StepResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bob loses his key, and later leaves: what he approved ends, and Carol takes his place.
class RotationTest {
    private static final SigningKey CAROL = SigningKey.generate();

    @Test
    void anApproverWhoLeftApprovesNothingMore() throws IOException {
        try (Cluster cluster = Cluster.start()) {
            Story story = new Story(cluster);
            Handle people = story.upload(20);
            ApprovedFile before = cluster.approve(People.reveal(people, 10), Museum.anna(), 5);
            assertThat(story.revealed(before, RunTag.random(), 1)).isEqualTo(People.olderIds(20, 10));

            Revocation lost = Revocation.key(
                    Museum.bob().verificationKey().keyId(), cluster.environment(), "lost in a train", Instant.now());
            story.deliver(lost.sign(Museum.alice()));
            assertThatThrownBy(() -> story.run(before, Museum.anna(), RunTag.random(), 1))
                    .hasMessageContaining("1 of 2 needed approvals are left: the key of Bob (Hospital)");
            ApprovedFile other = cluster.approve(People.reveal(people, 11), Museum.anna(), 5);
            assertThatThrownBy(() -> story.revoke(other, Museum.bob(), "out of spite"))
                    .hasMessageContaining("the key of Bob (Hospital) was revoked by Alice (Hospital)");

            Environment old = cluster.environment();
            for (int party = 0; party < 3; party++) {
                cluster.party(party).kill();
            }
            Environment again = later(old, old.approvers());
            install(cluster, again, Optional.empty(), Museum.alice(), Museum.bob());
            assertThatThrownBy(() -> cluster.party(0).start())
                    .hasMessageContaining("the key of Bob (Hospital) was revoked: leave it out");
            Environment next = later(
                    old, List.of(old.approvers().getFirst(), new Person("Carol", "Hospital", CAROL.verificationKey())));
            install(cluster, next, Optional.empty(), Museum.alice(), CAROL);
            assertThatThrownBy(() -> cluster.party(0).start())
                    .hasMessageContaining("not signed by Bob (Hospital), an approver until now");
            install(
                    cluster,
                    next,
                    Optional.of(SignedEnvironment.leave(next, old, Museum.bob())),
                    Museum.alice(),
                    CAROL);
            cluster.restart();

            refused(next, before, Reason.Kind.UNKNOWN_KEY, Reason.Kind.WRONG_ENVIRONMENT);
            refused(next, approved(next, people, Museum.alice(), Museum.bob()), Reason.Kind.UNKNOWN_KEY);
            ApprovedFile after = approved(next, people, Museum.alice(), CAROL);
            try (Parties anna = new Parties(next, Museum.anna())) {
                StepResult result = anna.run(
                        after.file(),
                        after.authorization(next),
                        RunTag.random(),
                        1,
                        after.request().script().step(1),
                        Optional.empty());
                assertThat(People.ids(((StepResult.Revealed) result).frame())).isEqualTo(People.olderIds(20, 10));
            }
            // Alice is an analyst, too: she does not approve for herself.
            Request own = request(next, people, Museum.alice());
            refused(next, approved(own, Museum.alice(), CAROL), Museum.alice(), Reason.Kind.SELF_APPROVAL);
        }
    }

    private static void refused(Environment environment, ApprovedFile file, Reason.Kind... kinds) {
        refused(environment, file, Museum.anna(), kinds);
    }

    private static void refused(Environment environment, ApprovedFile file, SigningKey key, Reason.Kind... kinds) {
        for (Failure failure : SignedPosts.step(environment, key, file.file(), file.request())) {
            for (Reason.Kind kind : kinds) {
                assertThat(failure.reasons()).anyMatch(reason -> reason.startsWith(kind + ": "));
            }
        }
    }

    private static Environment later(Environment old, List<Person> approvers) {
        return new Environment(
                old.identifier(),
                old.version() + 1,
                old.parties(),
                approvers,
                old.providers(),
                old.analysts(),
                old.quorum(),
                old.selfApproval(),
                old.limits());
    }

    private static Request request(Environment environment, Handle people, SigningKey analyst) {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        return Request.of(
                People.reveal(people, 10),
                environment,
                analyst.verificationKey(),
                "A test",
                "",
                now.minusSeconds(60),
                now.plusSeconds(3600),
                5);
    }

    private static ApprovedFile approved(Environment environment, Handle people, SigningKey... approvers) {
        return approved(request(environment, people, Museum.anna()), approvers);
    }

    private static ApprovedFile approved(Request request, SigningKey... approvers) {
        Envelope merged = Envelope.merge(List.of(approvers).stream()
                .map(key -> Approval.sign(request, key))
                .toList());
        return new ApprovedFile(new String(merged.encode(), StandardCharsets.UTF_8), request);
    }

    /// Puts a version, signed by the parties and these approvers, into the directories of all three parties.
    private static void install(
            Cluster cluster, Environment environment, Optional<Envelope> former, SigningKey... approvers)
            throws IOException {
        List<Envelope> signatures = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            SigningKey key = KeyFiles.read(cluster.party(party).files().signingKey(), () -> new char[0]);
            signatures.add(SignedEnvironment.sign(environment, key));
        }
        for (SigningKey approver : approvers) {
            signatures.add(SignedEnvironment.sign(environment, approver));
        }
        for (int party = 0; party < 3; party++) {
            PartyFiles files = cluster.party(party).files();
            Files.write(files.environment(), Envelope.merge(signatures).encode());
            if (former.isPresent()) {
                Files.write(files.former(), former.get().encode());
            }
        }
    }
}

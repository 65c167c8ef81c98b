package dev.trefoil.testing.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.testing.cluster.Cluster.ApprovedFile;
import dev.trefoil.testing.museum.Museum;
import dev.trefoil.wire.Delivery;
import dev.trefoil.wire.Parties;
import dev.trefoil.wire.PartyFailure;
import dev.trefoil.wire.RunTag;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.StepResult;
import dev.trefoil.wire.TableEntry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people do with a cluster, in one line each.
record Story(Cluster cluster) {
    /// Petra uploads people; the handle.
    Handle upload(int rows) {
        return upload(People.frame(rows));
    }

    Handle upload(Frame frame) {
        try (Parties petra = cluster.as(Museum.petra())) {
            return petra.upload(ShareUpload.of(frame, Optional.empty())).table();
        }
    }

    void remove(Handle table) {
        try (Parties petra = cluster.as(Museum.petra())) {
            petra.remove(table);
        }
    }

    StepResult run(ApprovedFile file, SigningKey analyst, RunTag tag, int step) {
        Authorization authorization = file.authorization(cluster.environment());
        try (Parties parties = cluster.as(analyst)) {
            return parties.run(
                    file.file(),
                    authorization,
                    tag,
                    step,
                    authorization.request().script().step(step),
                    Optional.empty());
        }
    }

    /// An approver revokes an authorization at all three parties; throws the first failure.
    void revoke(ApprovedFile file, SigningKey approver, String reason) {
        Revocation revocation =
                Revocation.authorization(file.request().digest(), cluster.environment(), reason, Instant.now());
        deliver(revocation.sign(approver));
    }

    void deliver(Envelope revocation) {
        for (Delivery delivery : Delivery.revoke(revocation.encode(), cluster.environment())) {
            delivery.failure().ifPresent(failure -> {
                throw new PartyFailure(delivery.party().title(), failure);
            });
        }
    }

    List<Long> revealed(ApprovedFile file, RunTag tag, int step) {
        return People.ids(((StepResult.Revealed) run(file, Museum.anna(), tag, step)).frame());
    }

    /// Waits until the party has counted a run of the authorization: from then on it computes.
    void awaitCounted(int party, ApprovedFile file) throws SQLException {
        String records =
                "jdbc:sqlite:" + cluster.party(party).files().directory().resolve("records.db");
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        long counted = 0;
        while (counted == 0 && Instant.now().isBefore(end)) {
            try (Connection connection = DriverManager.getConnection(records);
                    var count = connection.prepareStatement("SELECT count(*) FROM runs WHERE authorization = ?")) {
                count.setString(1, file.request().digest().hex());
                try (ResultSet row = count.executeQuery()) {
                    counted = row.getLong(1);
                }
            }
        }
        assertThat(counted).as("runs counted at party " + party).isEqualTo(1);
    }

    /// Waits until the three parties have the same tables, and tells which.
    Set<Handle> agreedTables() {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        List<Set<Handle>> seen = List.of();
        while (Instant.now().isBefore(end)) {
            try (Parties petra = cluster.as(Museum.petra())) {
                seen = petra.tablesByParty().stream().map(Story::handles).toList();
            } catch (PartyFailure e) {
                continue;
            }
            if (seen.get(0).equals(seen.get(1)) && seen.get(1).equals(seen.get(2))) {
                return seen.getFirst();
            }
        }
        assertThat(seen).as("the tables of the three parties").hasSize(3);
        assertThat(seen.get(1)).as("the tables of party 1").isEqualTo(seen.get(0));
        assertThat(seen.get(2)).as("the tables of party 2").isEqualTo(seen.get(0));
        return seen.getFirst();
    }

    private static Set<Handle> handles(List<TableEntry> entries) {
        Set<Handle> handles = new HashSet<>();
        entries.forEach(entry -> handles.add(entry.table()));
        return handles;
    }

    /// Does the work until it succeeds: a party may just have come back, or a change may just be settled.
    void untilDone(Runnable work) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            try {
                work.run();
                return;
            } catch (PartyFailure e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
            }
        }
    }
}

package dev.trefoil.wire;

import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Party;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What became of a signed revocation at one party.
///
/// @param failure why it does not act there; nothing if it does
public record Delivery(Party party, Optional<Failure> failure) {
    /// Sends the revocation to all three parties at once; what each said. Needs no key: the signatures in it are the
    /// authority. One party that takes it is enough to stop what it forbids, and tells the others.
    public static List<Delivery> revoke(byte[] file, Environment environment) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Delivery>> all = environment.parties().stream()
                    .map(party -> CompletableFuture.supplyAsync(() -> of(file, party), threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    private static Delivery of(byte[] file, Party party) {
        try (PartyApi api = new PartyApi(party)) {
            api.revoke(file);
            return new Delivery(party, Optional.empty());
        } catch (PartyFailure e) {
            return new Delivery(party, Optional.of(e.failure()));
        }
    }
}

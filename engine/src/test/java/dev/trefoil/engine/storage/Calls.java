package dev.trefoil.engine.storage;

import dev.trefoil.authorization.Call;
import dev.trefoil.authorization.Leg;
import dev.trefoil.authorization.SignedRequest;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.script.Digest;
import dev.trefoil.wire.RunFacts;
import dev.trefoil.wire.RunTag;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/// Signed calls for runs, as records keep them.
final class Calls {
    static final SigningKey ANNA = SigningKey.generate();

    private Calls() {}

    /// A run's name from a word.
    static RunTag tag(String word) {
        return new RunTag(digest(word).hex());
    }

    static Digest digest(String word) {
        return Digest.of(word.getBytes(StandardCharsets.UTF_8));
    }

    /// Anna asks for a run of the authorization.
    static SignedRequest step(Digest authorization, String word) {
        return step(authorization, word, digest("environment"));
    }

    static SignedRequest step(Digest authorization, String word, Digest environment) {
        Leg leg = new Leg(digest("party"), digest("challenge").hex(), digest("channel"), digest("body"));
        Call call = new Call(
                "step", environment, Collections.nCopies(3, leg), new RunFacts(authorization, tag(word)).json());
        return SignedRequest.sign(call, ANNA);
    }
}

package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import java.util.List;

/// What a client asks of the three parties at once: signed one time, sent to each, compared among them.
///
/// It names all three parties with their challenges and connections, so that neither a relay nor one of the
/// parties can use the signature elsewhere.
///
/// @param purpose which operation, for example `run-step`
/// @param environment the digest of the environment that the client knows
/// @param legs one for each party, in the order of their indices
/// @param fields what the operation needs, all of it signed
public record Call(String purpose, Digest environment, List<Leg> legs, Json.Obj fields) {
    public Call {
        Request.requireText("purpose", purpose);
        legs = List.copyOf(legs);
        if (legs.size() != 3) {
            throw new IllegalArgumentException("a call names all three parties, not " + legs.size());
        }
    }

    public String canonical() {
        return CallJson.write(this).canonical();
    }
}

package dev.trefoil.authorization;

import dev.trefoil.script.Digest;

/// What a call says to one of the three parties.
///
/// @param party the identifier of the party's long-term key
/// @param challenge the hex digits of the challenge that this party gave
/// @param channel the hash of the certificate that the client saw (tls-server-end-point, RFC 5929)
/// @param body the hash of the body that this party gets
public record Leg(Digest party, String challenge, Digest channel, Digest body) {
    public Leg {
        Challenge.requireHex(challenge);
    }
}

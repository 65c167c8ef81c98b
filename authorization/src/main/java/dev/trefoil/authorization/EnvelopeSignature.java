package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import java.util.Base64;

/// One signature of an envelope: who made it (the hash of the key) and its 64 bytes in base64.
public record EnvelopeSignature(Digest keyId, String base64) {
    public EnvelopeSignature {
        if (StrictBase64.decode("signature", base64).length != 64) {
            throw new Refused(Reason.Kind.MALFORMED, "a signature does not have 64 bytes");
        }
    }

    /// The 64 bytes.
    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}

package dev.trefoil.authorization;

import dev.trefoil.script.Digest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The public half of an Ed25519 key pair: the 32 raw bytes of RFC 8032 as lower-case hex.
///
/// It is a point of the curve in its only encoding and not of small order, so a signature under it was made
/// with the signing key.
public record VerificationKey(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    // SubjectPublicKeyInfo of RFC 8410 up to the key itself.
    private static final String PREFIX = "302a300506032b6570032100";

    public VerificationKey {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("a verification key is 64 lower-case hex digits; this has "
                    + hex.length() + " characters" + (hex.length() == 64 ? ", some of them no such digits" : ""));
        }
        if (!EdwardsPoint.isKey(HexFormat.of().parseHex(hex))) {
            throw new IllegalArgumentException("verification key " + hex.substring(0, 12) + "... is no usable Ed25519"
                    + " key: copy it again from the .pk file");
        }
    }

    /// The key with these 32 raw bytes.
    public static VerificationKey of(byte[] raw) {
        return new VerificationKey(HexFormat.of().formatHex(raw));
    }

    /// The 32 raw bytes.
    public byte[] raw() {
        return HexFormat.of().parseHex(hex);
    }

    /// The name of the key: the hash of its raw bytes.
    public Digest keyId() {
        return Digest.of(raw());
    }

    /// The first twelve digits of [#keyId], by which messages to people name the key.
    public String brief() {
        return keyId().brief();
    }

    public PublicKey publicKey() {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(PREFIX + hex)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a checked Ed25519 key could not be loaded", e);
        }
    }

    /// The key as a PEM file, which the `openssl` command reads.
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(PREFIX + hex))
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// Throws [Refused] with [Reason.Kind#BAD_SIGNATURE] unless `signature` is this key's over `message`.
    public void verify(byte[] message, byte[] signature) {
        if (!signed(message, signature)) {
            throw new Refused(
                    Reason.Kind.BAD_SIGNATURE,
                    "a signature does not fit its key " + brief() + "... and content: one of them was altered");
        }
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java since 15 has Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}

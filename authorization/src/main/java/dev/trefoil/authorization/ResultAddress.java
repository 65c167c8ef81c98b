package dev.trefoil.authorization;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The public half of a [ResultKey]: the 32 raw bytes of RFC 7748 as lower-case hex.
public record ResultAddress(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    // SubjectPublicKeyInfo of RFC 8410 up to the key itself.
    private static final String PREFIX = "302a300506032b656e032100";

    public ResultAddress {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException("a result key is 64 lower-case hex digits");
        }
    }

    static ResultAddress of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new ResultAddress(
                HexFormat.of().formatHex(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
    }

    byte[] raw() {
        return HexFormat.of().parseHex(hex);
    }

    PublicKey publicKey() {
        try {
            return KeyFactory.getInstance("X25519")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(PREFIX + hex)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the result key is no X25519 key", e);
        }
    }
}

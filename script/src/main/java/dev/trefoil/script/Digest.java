package dev.trefoil.script;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// A SHA-256 hash, as 64 lower-case hex digits.
public record Digest(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "a digest is 64 lower-case hex digits, not " + hex.length() + " characters of something else");
        }
    }

    /// The hash of `bytes`.
    public static Digest of(byte[] bytes) {
        return new Running().add(bytes, 0, bytes.length).end();
    }

    /// The hash of bytes that come in pieces.
    public static final class Running {
        private final MessageDigest hash;

        public Running() {
            try {
                hash = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        public Running add(byte[] bytes, int from, int length) {
            hash.update(bytes, from, length);
            return this;
        }

        /// The hash of all that was added; nothing can be added after it.
        public Digest end() {
            return new Digest(HexFormat.of().formatHex(hash.digest()));
        }
    }

    /// The 32 bytes.
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /// The first twelve digits, for messages to people.
    public String brief() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return hex;
    }
}

package dev.trefoil.wire;

import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A body of one JSON value and, after it, bytes: four bytes tell the length of the JSON, then it stands in UTF-8,
/// then the bytes up to the end.
public final class Framing {
    /// The content type of such a body.
    public static final String CONTENT_TYPE = "application/vnd.trefoil.message";

    /// So many bytes must have arrived before there is room for all that is announced.
    private static final int FIRST = 1 << 20;

    private Framing() {}

    public static byte[] write(Json json, byte[] rest) {
        byte[] text = json.canonicalBytes();
        return ByteBuffer.allocate(4 + text.length + rest.length)
                .putInt(text.length)
                .put(text)
                .put(rest)
                .array();
    }

    /// The part of a body before its bytes.
    public static byte[] head(Json json) {
        return write(json, new byte[0]);
    }

    /// Reads the JSON and leaves the stream at the first byte after it. Reads no more than `limits` allow; throws
    /// [IllegalArgumentException] for anything else.
    public static Json readJson(InputStream in, JsonLimits limits) throws IOException {
        return readJson(in, readLength(in, limits), limits);
    }

    /// Reads how many bytes of JSON follow, for [#readJson(InputStream, int, JsonLimits)]; throws
    /// [IllegalArgumentException] if they are more than `limits` allow.
    public static int readLength(InputStream in, JsonLimits limits) throws IOException {
        try {
            int length = new DataInputStream(in).readInt();
            if (length < 2 || length > limits.bytes()) {
                throw new IllegalArgumentException("the JSON part of the message has "
                        + Integer.toUnsignedString(length) + " bytes, expected 2 to " + limits.bytes());
            }
            return length;
        } catch (EOFException e) {
            throw new IllegalArgumentException("the message ends in the middle of its JSON part", e);
        }
    }

    /// Reads the JSON after its length.
    public static Json readJson(InputStream in, int length, JsonLimits limits) throws IOException {
        byte[] text = in.readNBytes(length);
        if (text.length < length) {
            throw new IllegalArgumentException("the message ends in the middle of its JSON part");
        }
        return Json.parse(text, limits);
    }

    /// Reads the body `{}` of a request that needs none.
    public static void readEmpty(InputStream in) throws IOException {
        if (!new String(in.readNBytes(16), StandardCharsets.UTF_8).equals("{}")) {
            throw new IllegalArgumentException("the body of this request is {}");
        }
    }

    /// Reads exactly `length` bytes, after which the stream must end.
    public static byte[] readRest(InputStream in, int length) throws IOException {
        byte[] rest = new byte[Math.min(length, FIRST)];
        int got = in.readNBytes(rest, 0, rest.length);
        if (got == rest.length && got < length) {
            // What has arrived so far was sent in earnest: now there may be room for all.
            rest = Arrays.copyOf(rest, length);
            got += in.readNBytes(rest, got, length - got);
        }
        if (got < length) {
            throw new IllegalArgumentException("the message ends after " + got + " of " + length + " bytes of shares");
        }
        if (in.read() != -1) {
            throw new IllegalArgumentException("the message goes on after its " + length + " bytes of shares");
        }
        return rest;
    }
}

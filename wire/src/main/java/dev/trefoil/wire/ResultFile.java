package dev.trefoil.wire;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The file of a result that proves itself: a line that names the format, a line of canonical JSON (the approved file,
/// the signed environment, the three receipts, the sizes of the parts), then the three parts as they came.
///
/// There is no byte in it that no signature covers.
public final class ResultFile {
    private static final byte[] FORMAT = "trefoil-result-1\n".getBytes(StandardCharsets.US_ASCII);
    private static final JsonLimits LIMITS = new JsonLimits(40 << 20, 8, 100, 16 << 20);

    private ResultFile() {}

    /// The bytes of the file of `result`, which came from the parties of `environment`.
    public static byte[] write(SignedResult result, SignedEnvironment environment) {
        List<Json> sizes = new ArrayList<>();
        result.parts().forEach(part -> sizes.add(Json.of(part.length)));
        Json head = Json.object()
                .put("approved", result.approved())
                .put("environment", text(environment.encode()))
                .put("parts", Json.list(sizes))
                .put(
                        "receipts",
                        Json.list(result.receipts().stream()
                                .map(receipt -> Json.of(text(receipt.encode())))
                                .toList()))
                .build();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(FORMAT);
        file.writeBytes(head.canonicalBytes());
        file.write('\n');
        result.parts().forEach(file::writeBytes);
        return file.toByteArray();
    }

    /// Whether these are the first bytes of such a file.
    public static boolean begins(byte[] bytes) {
        return bytes.length >= FORMAT.length && Arrays.equals(bytes, 0, FORMAT.length, FORMAT, 0, FORMAT.length);
    }

    /// The result of a file, verified by `environment`, which the reader trusts; throws [Refused] for anything else.
    public static SignedResult.Verified verify(byte[] file, Environment environment) {
        if (!begins(file)) {
            throw malformed("it does not begin as one");
        }
        int end = FORMAT.length;
        while (end < file.length && file[end] != '\n') {
            end++;
        }
        if (end == file.length) {
            throw malformed("it ends too early");
        }
        try {
            return read(file, end, environment).verify(environment);
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "this is no result file: " + e.getMessage(), e);
        }
    }

    private static SignedResult read(byte[] file, int end, Environment environment) {
        byte[] line = Arrays.copyOfRange(file, FORMAT.length, end);
        Json json = Json.parse(line, LIMITS);
        if (!Arrays.equals(json.canonicalBytes(), line)) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the second line of the result file is not canonical JSON");
        }
        Fields fields = Located.root(json).fields("approved", "environment", "parts", "receipts");
        requireSame(fields.required("environment").string(), environment);
        List<byte[]> parts = new ArrayList<>();
        int at = end + 1;
        for (Located size : fields.required("parts").list(3)) {
            int length = (int) size.number(0, file.length - at);
            parts.add(Arrays.copyOfRange(file, at, at + length));
            at += length;
        }
        List<Envelope> receipts = new ArrayList<>();
        for (Located receipt : fields.required("receipts").list(3)) {
            int party = receipts.size();
            try {
                receipts.add(Envelope.decode(receipt.string().getBytes(StandardCharsets.UTF_8)));
            } catch (Refused e) {
                throw SignedResult.named("the receipt of party " + party, e);
            }
        }
        if (at != file.length || parts.size() != 3 || receipts.size() != 3) {
            throw malformed("it has not exactly three parts and three receipts");
        }
        return new SignedResult(fields.required("approved").string(), parts, receipts);
    }

    private static void requireSame(String signed, Environment trusted) {
        Environment there;
        try {
            there = SignedEnvironment.verify(signed.getBytes(StandardCharsets.UTF_8))
                    .environment();
        } catch (Refused e) {
            throw SignedResult.named("the environment in the file", e);
        }
        if (!there.digest().equals(trusted.digest())) {
            throw new Refused(
                    Reason.Kind.WRONG_ENVIRONMENT,
                    "the result comes from environment " + there.identifier() + " version " + there.version() + " ("
                            + there.digest().brief() + "...), not from " + trusted.identifier() + " version "
                            + trusted.version() + " (" + trusted.digest().brief()
                            + "...): verify it with the environment file of that time");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Refused malformed(String why) {
        return new Refused(Reason.Kind.MALFORMED, "this is no result file: " + why);
    }
}

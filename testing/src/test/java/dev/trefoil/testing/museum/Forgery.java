package dev.trefoil.testing.museum;

import static dev.trefoil.testing.museum.Museum.alice;
import static dev.trefoil.testing.museum.Museum.anna;
import static dev.trefoil.testing.museum.Museum.bob;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.PayloadType;
import dev.trefoil.authorization.Request;
import dev.trefoil.authorization.RequestJson;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Column;
import dev.trefoil.plan.Expression;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Limits;
import dev.trefoil.plan.Plan;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Step;
import dev.trefoil.plan.StepRef;
import dev.trefoil.plan.Type;
import dev.trefoil.plan.Value;
import dev.trefoil.policy.Report;
import dev.trefoil.script.Script;
import dev.trefoil.script.ScriptJson;
import dev.trefoil.script.TableUse;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The good request and file, and the tricks that make bad ones from them.
final class Forgery {
    private static final Handle TABLE = Handle.of("AB".repeat(32));

    static final Request REQUEST = Request.of(
            script(),
            Museum.environment(),
            anna().verificationKey(),
            "A study of older people",
            "Ethics vote 2026/17",
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2099-12-31T23:59:59Z"),
            5);
    static final Envelope GOOD = approved(RequestJson.write(REQUEST).canonical(), alice(), bob());
    static final String TEXT = new String(GOOD.encode(), StandardCharsets.UTF_8);

    private Forgery() {}

    /// A request in free order whose second step reads what the first one stored: no such request can be made.
    static String freeWithReference() {
        Script good = script();
        Script two = new Script(
                good.name(),
                "",
                good.tables(),
                List.of(
                        new Step.Store(new Plan.Scan(TABLE), Optional.empty()),
                        new Step.Reveal(new Plan.Scan(new StepRef(1)))));
        Request linear = Request.of(
                two,
                Museum.environment(),
                REQUEST.analyst(),
                REQUEST.purpose(),
                REQUEST.agreement(),
                REQUEST.notBefore(),
                REQUEST.notAfter(),
                5);
        return replaced(RequestJson.write(linear).canonical(), "\"linear\"", "\"free\"");
    }

    private static Script script() {
        Plan older = new Plan.Filter(
                new Plan.Scan(TABLE),
                new Expression.Compare(
                        Expression.Comparison.GREATER,
                        new Expression.ColumnRef(Column.of("Age")),
                        new Expression.Literal(Value.of(65))),
                10);
        Schema schema = Schema.of(Field.of("Age", Type.int_(0, 120)));
        return new Script("Older people", "", List.of(new TableUse(TABLE, schema)), List.of(new Step.Reveal(older)));
    }

    static Envelope approved(String payload, SigningKey... keys) {
        return Envelope.merge(Arrays.stream(keys)
                .map(key -> Envelope.sign(PayloadType.REQUEST, payload, key))
                .toList());
    }

    /// A file whose payload these keys signed as a request.
    static byte[] signed(String payload, SigningKey... keys) {
        return approved(payload, keys).encode();
    }

    /// A file with any payload type, signed by any number of keys, none included.
    static byte[] file(String payloadType, String payload, SigningKey... keys) {
        var signatures = Arrays.stream(keys)
                .flatMap(key -> Envelope.sign(payloadType, payload, key).signatures().stream())
                .toList();
        return new Envelope(payloadType, payload, signatures).encode();
    }

    /// The good file with its payload changed after signing.
    static byte[] edited(String from, String to) {
        String payload = reported(replaced(GOOD.payload(), from, to));
        return new Envelope(PayloadType.REQUEST, payload, GOOD.signatures()).encode();
    }

    static byte[] editedTable() {
        String other = GOOD.payload().replace(TABLE.hex(), "CD".repeat(32));
        return new Envelope(PayloadType.REQUEST, reported(other), GOOD.signatures()).encode();
    }

    /// The payload with the report that its script gives now: who edits a script makes its report anew.
    private static String reported(String payload) {
        Json.Obj json = (Json.Obj) Json.parse(payload.getBytes(StandardCharsets.UTF_8), JsonLimits.SCRIPT);
        Script script = ScriptJson.read(
                Located.root(Objects.requireNonNull(json.members().get("script"))));
        return payload.replace(report(), Report.digest(script).hex());
    }

    /// The digest of the good file's report.
    static String report() {
        return Report.digest(script()).hex();
    }

    /// The field of the good file that names its report.
    static String disclosure() {
        return "\"disclosure\":{\"digest\":\"" + report() + "\",\"version\":\"1\"},";
    }

    /// `text` with the first `from` replaced; throws if there is none.
    static String replaced(String text, String from, String to) {
        int at = text.indexOf(from);
        if (at < 0) {
            throw new IllegalArgumentException("the museum's good file no longer contains " + from);
        }
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    /// The signature of `key` in `envelope`, in base64.
    static String sig(Envelope envelope, SigningKey key) {
        return envelope.signatures().stream()
                .filter(signature ->
                        signature.keyId().equals(key.verificationKey().keyId()))
                .findFirst()
                .orElseThrow()
                .base64();
    }

    /// A signature of the good file that base64url would write differently.
    static String sigWithSlash() {
        return GOOD.signatures().stream()
                .map(signature -> signature.base64())
                .filter(text -> text.contains("/") || text.contains("+"))
                .findFirst()
                .orElseThrow();
    }

    /// 64 bytes end in one significant base64 digit of two bits; the other four bits of it must be zero.
    static String spareBits(String base64) {
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        int last = base64.length() - 3;
        char other = digits.charAt(digits.indexOf(base64.charAt(last)) + 1);
        return base64.substring(0, last) + other + "==";
    }

    /// The signature with the group order added to s: valid under the equation, forbidden by RFC 8032,
    /// section 5.1.7.
    static byte[] malleated(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        BigInteger s = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        for (int i = 0; i < 32; i++) {
            s = s.add(BigInteger.valueOf(bytes[32 + i] & 0xff).shiftLeft(8 * i));
        }
        for (int i = 0; i < 32; i++) {
            bytes[32 + i] = s.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    private static String signatures() {
        return TEXT.substring(TEXT.indexOf("\"signatures\":[") + 14, TEXT.length() - 2);
    }

    private static String one(SigningKey key) {
        return Json.object()
                .put("keyid", key.verificationKey().keyId().hex())
                .put("sig", sig(GOOD, key))
                .build()
                .canonical();
    }

    /// The good file with the signatures of these two keys, in this order.
    static byte[] twice(SigningKey first, SigningKey second) {
        return replaced(TEXT, signatures(), one(first) + ',' + one(second)).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] signaturesReordered() {
        byte[] one = twice(alice(), bob());
        return Arrays.equals(one, GOOD.encode()) ? twice(bob(), alice()) : one;
    }

    static byte[] fieldsReordered() {
        String payload = TEXT.substring(1, TEXT.indexOf(",\"payloadType\""));
        String type = TEXT.substring(TEXT.indexOf("\"payloadType\""), TEXT.indexOf(",\"signatures\""));
        return replaced(TEXT, payload + ',' + type, type + ',' + payload).getBytes(StandardCharsets.UTF_8);
    }

    /// An envelope's text with its signatures brought into order again.
    static byte[] sorted(String text) {
        return Envelope.decode(reordered(text)).encode();
    }

    private static byte[] reordered(String text) {
        String list = text.substring(text.indexOf("\"signatures\":[") + 14, text.length() - 2);
        String[] items = list.split("(?<=\\}),", -1);
        Arrays.sort(items);
        return replaced(text, list, String.join(",", items)).getBytes(StandardCharsets.UTF_8);
    }

    /// The part of the good payload that holds its steps.
    static String steps() {
        String script = ScriptJson.write(REQUEST.script()).canonical();
        int from = script.indexOf("\"steps\":");
        return script.substring(from, script.indexOf(",\"tables\":", from));
    }

    static String scan() {
        return "{\"kind\":\"scan\",\"table\":\"" + TABLE.hex() + "\"}";
    }

    static String deepPlan() {
        int depth = Limits.MAX_DEPTH;
        return "{\"columns\":[\"Age\"],\"input\":".repeat(depth) + scan() + ",\"kind\":\"select\"}".repeat(depth);
    }
}

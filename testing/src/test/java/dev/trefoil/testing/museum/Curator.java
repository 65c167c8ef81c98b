package dev.trefoil.testing.museum;

import static dev.trefoil.authorization.Reason.Kind.BAD_SIGNATURE;
import static dev.trefoil.authorization.Reason.Kind.DISCLOSURE_DIFFERS;
import static dev.trefoil.authorization.Reason.Kind.DUPLICATE_SIGNATURE;
import static dev.trefoil.authorization.Reason.Kind.EXPIRED;
import static dev.trefoil.authorization.Reason.Kind.MALFORMED;
import static dev.trefoil.authorization.Reason.Kind.MISSING_APPROVAL;
import static dev.trefoil.authorization.Reason.Kind.NOT_CANONICAL;
import static dev.trefoil.authorization.Reason.Kind.NOT_YET_VALID;
import static dev.trefoil.authorization.Reason.Kind.SELF_APPROVAL;
import static dev.trefoil.authorization.Reason.Kind.UNKNOWN_ANALYST;
import static dev.trefoil.authorization.Reason.Kind.UNKNOWN_KEY;
import static dev.trefoil.authorization.Reason.Kind.WRONG_ENVIRONMENT;
import static dev.trefoil.authorization.Reason.Kind.WRONG_PAYLOAD_TYPE;
import static dev.trefoil.testing.museum.Forgery.GOOD;
import static dev.trefoil.testing.museum.Forgery.TEXT;
import static dev.trefoil.testing.museum.Forgery.edited;
import static dev.trefoil.testing.museum.Forgery.file;
import static dev.trefoil.testing.museum.Forgery.replaced;
import static dev.trefoil.testing.museum.Forgery.sig;
import static dev.trefoil.testing.museum.Forgery.signed;
import static dev.trefoil.testing.museum.Museum.alice;
import static dev.trefoil.testing.museum.Museum.anna;
import static dev.trefoil.testing.museum.Museum.bob;
import static dev.trefoil.testing.museum.Museum.key;
import static dev.trefoil.testing.museum.Museum.mallory;
import static dev.trefoil.testing.museum.Museum.otto;
import static dev.trefoil.testing.museum.Museum.petra;

import dev.trefoil.authorization.Decision;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.PayloadType;
import dev.trefoil.authorization.Reason;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes every file of the museum from the good one; the same bytes every time, because Ed25519 is
/// deterministic.
///
/// Run [#main] with the folder after a change of a format, and read the difference before committing it.
final class Curator {
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> index = new TreeMap<>();

    private Curator() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /// All files by name, the good one and the index included.
    static Map<String, byte[]> files() {
        Curator curator = new Curator();
        curator.files.put("good.approved", GOOD.encode());
        curator.approvals();
        curator.signatures();
        curator.keyIdentifiers();
        curator.base64();
        curator.encodings();
        curator.envelopes();
        curator.terms();
        curator.scripts();
        curator.files.put("MUSEUM.md", curator.indexPage().getBytes(StandardCharsets.UTF_8));
        return curator.files;
    }

    private void approvals() {
        add("missing-second-approval", "Bob did not sign", signed(GOOD.payload(), alice()), MISSING_APPROVAL);
        add("no-approval", "nobody signed", file(PayloadType.REQUEST, GOOD.payload()), MISSING_APPROVAL);
        add(
                "stranger-signed-too",
                "Mallory signed beside both approvers",
                signed(GOOD.payload(), alice(), bob(), mallory()),
                UNKNOWN_KEY);
        add(
                "stranger-instead-of-approver",
                "Mallory signed instead of Bob",
                signed(GOOD.payload(), alice(), mallory()),
                UNKNOWN_KEY,
                MISSING_APPROVAL);
        add(
                "provider-instead-of-approver",
                "the data provider signed instead of Bob",
                signed(GOOD.payload(), alice(), petra()),
                UNKNOWN_KEY,
                MISSING_APPROVAL);
        add(
                "party-instead-of-approver",
                "a party signed instead of Bob",
                signed(GOOD.payload(), alice(), key(1)),
                UNKNOWN_KEY,
                MISSING_APPROVAL);
        add(
                "analyst-instead-of-approver",
                "the analyst signed instead of Bob",
                signed(GOOD.payload(), alice(), anna()),
                UNKNOWN_KEY,
                MISSING_APPROVAL);
        add(
                "self-approval",
                "the analyst is Alice, who signed as an approver",
                signed(
                        replaced(
                                GOOD.payload(),
                                anna().verificationKey().hex(),
                                alice().verificationKey().hex()),
                        alice(),
                        bob()),
                SELF_APPROVAL);
    }

    private void signatures() {
        add("edited-step", "65 became 60 after signing", edited("\"value\":\"65\"", "\"value\":\"60\""), BAD_SIGNATURE);
        add("edited-minimum-rows", "10 became 0 after signing", edited("Rows\":\"10\"", "Rows\":\"0\""), BAD_SIGNATURE);
        add(
                "edited-analyst",
                "Anna became Otto after signing",
                edited(anna().verificationKey().hex(), otto().verificationKey().hex()),
                BAD_SIGNATURE);
        add("edited-purpose", "another purpose after signing", edited("older people", "rich people"), BAD_SIGNATURE);
        add("edited-not-after", "more years after signing", edited("2099-12-31", "2199-12-31"), BAD_SIGNATURE);
        add("edited-max-runs", "more runs after signing", edited("Runs\":\"5\"", "Runs\":\"500\""), BAD_SIGNATURE);
        add("edited-table", "another table after signing", Forgery.editedTable(), BAD_SIGNATURE);
        Envelope other = Forgery.approved(replaced(GOOD.payload(), "\"65\"", "\"60\""), bob());
        add(
                "signature-of-other-request",
                "Bob signed another request",
                text(replaced(TEXT, sig(GOOD, bob()), sig(other, bob()))),
                BAD_SIGNATURE);
        add(
                "signatures-swapped",
                "each signature stands under the other's key",
                text(replaced(
                        replaced(replaced(TEXT, sig(GOOD, alice()), "X"), sig(GOOD, bob()), sig(GOOD, alice())),
                        "\"X\"",
                        '"' + sig(GOOD, bob()) + '"')),
                BAD_SIGNATURE);
        add(
                "signature-without-payload-type",
                "Bob signed the payload alone",
                text(replaced(TEXT, sig(GOOD, bob()), base64(bob().sign(GOOD.payloadBytes())))),
                BAD_SIGNATURE);
        Envelope decision = Envelope.sign(PayloadType.DECISION, GOOD.payload(), bob());
        add(
                "signature-over-other-payload-type",
                "Bob signed the same text as a decision",
                text(replaced(TEXT, sig(GOOD, bob()), sig(decision, bob()))),
                BAD_SIGNATURE);
        byte[] flipped = Base64.getDecoder().decode(sig(GOOD, bob()));
        flipped[5] ^= 8;
        add("signature-bit-flipped", "one bit", text(replaced(TEXT, sig(GOOD, bob()), base64(flipped))), BAD_SIGNATURE);
        add(
                "signature-malleated",
                "the group order was added to the second half",
                text(replaced(TEXT, sig(GOOD, bob()), base64(Forgery.malleated(sig(GOOD, bob()))))),
                BAD_SIGNATURE);
        add(
                "signature-of-zeros",
                "64 zero bytes",
                text(replaced(TEXT, sig(GOOD, bob()), base64(new byte[64]))),
                BAD_SIGNATURE);
        add(
                "signature-too-short",
                "63 bytes",
                text(replaced(TEXT, sig(GOOD, bob()), base64(Arrays.copyOf(flipped, 63)))),
                MALFORMED);
        add("signature-empty", "no bytes", text(replaced(TEXT, sig(GOOD, bob()), "")), MALFORMED);
    }

    private void keyIdentifiers() {
        String alice = alice().verificationKey().keyId().hex();
        String bob = bob().verificationKey().keyId().hex();
        add("key-id-not-hash", "a name instead of a hash", text(replaced(TEXT, bob, "bob")), MALFORMED);
        add("key-id-upper-case", "upper-case hex", text(replaced(TEXT, bob, upper(bob))), MALFORMED);
        add(
                "key-id-is-the-key",
                "the key instead of its hash",
                Forgery.sorted(replaced(TEXT, bob, bob().verificationKey().hex())),
                UNKNOWN_KEY,
                MISSING_APPROVAL);
        add(
                "duplicate-approval",
                "Alice's signature stands twice",
                Forgery.twice(alice(), alice()),
                DUPLICATE_SIGNATURE);
        add(
                "approval-under-other-key",
                "Alice's signature stands under Bob's key too",
                text(replaced(TEXT, sig(GOOD, bob()), sig(GOOD, alice()))),
                BAD_SIGNATURE);
        add(
                "key-id-of-approver-twice",
                "both under Alice's key",
                text(replaced(TEXT, bob, alice)),
                DUPLICATE_SIGNATURE);
    }

    private void base64() {
        String sig = Forgery.sigWithSlash();
        add(
                "base64url-instead-of-base64",
                "- and _ instead of + and /",
                text(replaced(TEXT, sig, sig.replace('+', '-').replace('/', '_'))),
                MALFORMED);
        add(
                "base64-without-padding",
                "no = at the end",
                text(replaced(TEXT, sig, sig.replace("=", ""))),
                NOT_CANONICAL);
        add(
                "base64-spare-bits",
                "unused bits are not zero",
                text(replaced(TEXT, sig, Forgery.spareBits(sig))),
                NOT_CANONICAL);
        String payload = base64(GOOD.payloadBytes());
        add(
                "base64-with-newlines",
                "the payload is wrapped at 76 characters",
                text(replaced(TEXT, payload, payload.replaceAll("(.{76})", "$1\\\\n"))),
                MALFORMED);
        add(
                "payload-not-utf8",
                "the payload holds the byte FF",
                text(replaced(TEXT, payload, base64(HexFormat.of().parseHex("7b22ff227d")))),
                MALFORMED);
    }

    private void encodings() {
        Json json = Json.parse(GOOD.encode(), JsonLimits.ENVELOPE);
        add("trailing-newline", "a newline after the end", text(TEXT + "\n"), NOT_CANONICAL);
        add("leading-blank", "a blank before the start", text(" " + TEXT), NOT_CANONICAL);
        add("pretty-printed", "indented", text(json.pretty()), NOT_CANONICAL);
        add("fields-reordered", "payloadType before payload", Forgery.fieldsReordered(), NOT_CANONICAL);
        add(
                "signatures-reordered",
                "not in the order of key identifiers",
                Forgery.signaturesReordered(),
                NOT_CANONICAL);
        add(
                "escaped-slash",
                "a slash written as \\\\/",
                text(replaced(TEXT, "application/vnd", "application\\/vnd")),
                NOT_CANONICAL);
        add("byte-order-mark", "a byte order mark before the start", text("\uFEFF" + TEXT), MALFORMED);
        add("utf-16", "UTF-16 instead of UTF-8", TEXT.getBytes(StandardCharsets.UTF_16BE), MALFORMED);
        add("truncated", "the end is missing", Arrays.copyOf(GOOD.encode(), 500), MALFORMED);
        add("empty", "no bytes at all", new byte[0], MALFORMED);
        add("not-json", "a text", text("approved by Alice and Bob"), MALFORMED);
        add("deeply-nested", "50,000 lists inside each other", text("[".repeat(50_000)), MALFORMED);
        add("two-documents", "the good file twice", text(TEXT + TEXT), MALFORMED);
    }

    private void envelopes() {
        add("extra-field", "a field beside the three", text("{\"note\":\"x\"," + TEXT.substring(1)), MALFORMED);
        add(
                "extra-field-in-signature",
                "a name in a signature",
                text(replaced(TEXT, "\"sig\":", "\"who\":\"x\",\"sig\":")),
                MALFORMED);
        add(
                "duplicate-field",
                "payloadType twice",
                text(replaced(TEXT, "\"payloadType\"", "\"payloadType\":\"x\",\"payloadType\"")),
                MALFORMED);
        add("missing-field", "no payloadType", text(TEXT.replaceFirst("\"payloadType\":\"[^\"]*\",", "")), MALFORMED);
        add(
                "signatures-not-a-list",
                "an object",
                text(TEXT.replaceFirst("\"signatures\":.*", "\"signatures\":{}}")),
                MALFORMED);
        add("number-as-signature", "5", text(replaced(TEXT, '"' + sig(GOOD, bob()) + '"', "5")), MALFORMED);
        add(
                "wrong-payload-type",
                "signed as something else",
                file("application/json", GOOD.payload(), alice(), bob()),
                WRONG_PAYLOAD_TYPE);
        add(
                "a-rejection",
                "Bob's signed no",
                Decision.reject(Forgery.REQUEST, "Too few people").sign(bob()).encode(),
                WRONG_PAYLOAD_TYPE);
    }

    private void terms() {
        resigned("wrong-environment", "another environment", "\"test-museum\"", "\"test-other\"", WRONG_ENVIRONMENT);
        resigned("wrong-environment-version", "version 2", "Version\":\"3\"", "Version\":\"2\"", WRONG_ENVIRONMENT);
        resigned("expired", "ended in 2023", "2099-12-31", "2023-12-31", EXPIRED);
        resigned("not-yet-valid", "begins in 2099", "2020-01-01", "2099-01-01", NOT_YET_VALID);
        resigned("ends-before-it-begins", "ended in 2019", "2099-12-31", "2019-12-31", MALFORMED);
        String anna = anna().verificationKey().hex();
        resigned(
                "unknown-analyst",
                "for Mallory",
                anna,
                mallory().verificationKey().hex(),
                UNKNOWN_ANALYST);
        resigned("analyst-key-unusable", "a key under which anybody signs", anna, "01" + "00".repeat(31), MALFORMED);
        resigned("no-runs", "0 runs", "Runs\":\"5\"", "Runs\":\"0\"", MALFORMED);
        add(
                "free-order-with-reference",
                "in free order, but step 2 uses the table of step 1",
                signed(Forgery.freeWithReference(), alice(), bob()),
                MALFORMED);
        resigned("unknown-order", "an order that does not exist", "\"linear\"", "\"random\"", MALFORMED);
        resigned("unknown-guard", "a guard that is not supported", "guard\":\"none\"", "guard\":\"dp\"", MALFORMED);
        resigned("unknown-answer-to-replaced", "an answer that does not exist", "\"refused\"", "\"kept\"", MALFORMED);
        resigned("time-with-fraction", "two spellings of one time", "00:00:00Z", "00:00:00.000Z", MALFORMED);
        resigned("empty-purpose", "no purpose", "A study of older people", "", MALFORMED);
        resigned(
                "unknown-request-field",
                "a field that nobody reads",
                "{\"agreement\"",
                "{\"admin\":true,\"agreement\"",
                MALFORMED);
        resigned("unknown-format", "trefoil-request-1", "trefoil-request-2", "trefoil-request-1", MALFORMED);
        resigned(
                "other-disclosure",
                "the report of another script",
                Forgery.report(),
                "ab".repeat(32),
                DISCLOSURE_DIFFERS);
        resigned(
                "other-disclosure-version",
                "a report by other rules",
                "\"version\":\"1\"}",
                "\"version\":\"2\"}",
                DISCLOSURE_DIFFERS);
        resigned("no-disclosure", "nobody said what comes out", Forgery.disclosure(), "", MALFORMED);
        add(
                "step-without-its-report",
                "65 became 60 before signing, the report stayed",
                signed(replaced(GOOD.payload(), "\"value\":\"65\"", "\"value\":\"60\""), alice(), bob()),
                DISCLOSURE_DIFFERS);
        add(
                "expired-and-missing-approval",
                "two things wrong at once",
                signed(replaced(GOOD.payload(), "2099-12-31", "2023-12-31"), alice()),
                MISSING_APPROVAL,
                EXPIRED);
    }

    private void scripts() {
        resigned("unknown-step-kind", "a step that does not exist", "\"reveal\"", "\"leak\"", MALFORMED);
        resigned("unknown-plan-kind", "a plan that does not exist", "\"filter\"", "\"sql\"", MALFORMED);
        resigned("number-not-string", "10 instead of \"10\"", "Rows\":\"10\"", "Rows\":10", MALFORMED);
        resigned("leading-zero", "010", "Rows\":\"10\"", "Rows\":\"010\"", MALFORMED);
        resigned("lower-case-handle", "abab...", "table\":\"ABAB", "table\":\"abab", MALFORMED);
        resigned("unknown-column", "a plan that has no type", "\"name\":\"Age\"", "\"name\":\"Agee\"", MALFORMED);
        resigned("table-not-listed", "reads a table without a schema", "table\":\"ABAB", "table\":\"CDCD", MALFORMED);
        resigned(
                "misleading-name",
                "a name that reads backwards",
                "\"Older people\"",
                "\"Older \u202Eelpoep\"",
                MALFORMED);
        resigned("lone-surrogate", "half a character", "\"Older people\"", "\"Older \\ud83d people\"", MALFORMED);
        resigned(
                "payload-duplicate-field",
                "minimumRows twice",
                "\"minimumRows\":\"10\"",
                "\"minimumRows\":\"10\",\"minimumRows\":\"0\"",
                MALFORMED);
        resigned("no-steps", "an empty script", Forgery.steps(), "\"steps\":[]", MALFORMED);
        resigned("too-deep-plan", "101 plans inside each other", Forgery.scan(), Forgery.deepPlan(), MALFORMED);
        add(
                "payload-pretty-printed",
                "the signed text is indented",
                signed(Json.parse(GOOD.payloadBytes(), JsonLimits.SCRIPT).pretty(), alice(), bob()),
                NOT_CANONICAL);
        add(
                "payload-trailing-newline",
                "a newline after the signed text",
                signed(GOOD.payload() + "\n", alice(), bob()),
                NOT_CANONICAL);
        resigned("payload-escaped", "a letter written by its number", "A study", "\\u0041 study", NOT_CANONICAL);
        resigned("missing-request-field", "no agreement", "\"agreement\":\"Ethics vote 2026/17\",", "", MALFORMED);
        resigned(
                "payload-fields-reordered",
                "maxRuns after notAfter",
                "\"maxRuns\":\"5\",\"notAfter\":\"2099-12-31T23:59:59Z\"",
                "\"notAfter\":\"2099-12-31T23:59:59Z\",\"maxRuns\":\"5\"",
                NOT_CANONICAL);
        add("payload-empty", "an empty signed text", signed("", alice(), bob()), MALFORMED);
        add("payload-not-json", "the signed text is prose", signed("Everything goes", alice(), bob()), MALFORMED);
        add(
                "payload-is-a-script",
                "a script without terms",
                signed(Forgery.REQUEST.script().json().canonical(), alice(), bob()),
                MALFORMED);
    }

    /// A payload changed before both approvers signed it.
    private void resigned(String name, String wrong, String from, String to, Reason.Kind... kinds) {
        add(name, wrong, signed(replaced(GOOD.payload(), from, to), alice(), bob()), kinds);
    }

    private void add(String name, String wrong, byte[] bytes, Reason.Kind... kinds) {
        String file = name + ".approved";
        if (files.put(file, bytes) != null || Arrays.equals(bytes, GOOD.encode())) {
            throw new IllegalStateException(file + " is there twice, or nothing is wrong with it");
        }
        String reasons = Arrays.stream(kinds).map(Enum::name).collect(Collectors.joining(", "));
        index.put(file, "| `" + file + "` | " + reasons + " | " + wrong + " |\n");
    }

    private String indexPage() {
        return "# Museum of bad approved files\n\nMade by `Curator` from `good.approved`; each file has one thing wrong and"
                + " is refused for exactly the reasons named.\n\n| file | reasons | what is wrong |\n|---|---|---|\n"
                + String.join("", index.values());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String upper(String hex) {
        return hex.toUpperCase(Locale.ROOT);
    }
}

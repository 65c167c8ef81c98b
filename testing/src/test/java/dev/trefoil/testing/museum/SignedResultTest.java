package dev.trefoil.testing.museum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.PayloadType;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Receipt;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.SignedEnvironment;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Field;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Digest;
import dev.trefoil.script.StepJson;
import dev.trefoil.testing.Seed;
import dev.trefoil.wire.ColumnShare;
import dev.trefoil.wire.ResultFile;
import dev.trefoil.wire.ResultShare;
import dev.trefoil.wire.SignedResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Results that say more than their parties and approvers signed.
class SignedResultTest {
    private static final Environment ENVIRONMENT = Museum.environment();
    private static final SignedEnvironment SIGNED = SignedEnvironment.verify(
            Envelope.merge(Stream.of(Museum.key(1), Museum.key(2), Museum.key(3), Museum.alice(), Museum.bob())
                            .map(key -> SignedEnvironment.sign(ENVIRONMENT, key))
                            .toList())
                    .encode());
    private static final Schema SCHEMA = Schema.of(Field.of("Age", Type.int_(0, 120)));
    private static final List<byte[]> PARTS = parts(66);

    private static final List<Envelope> GOOD_RECEIPTS = receipts(UnaryOperator.identity());
    private static final SignedResult GOOD = result(PARTS, GOOD_RECEIPTS);

    /// The parts of a table of one row: the age, in ring form.
    private static List<byte[]> parts(long age) {
        List<List<ColumnShare>> shares = Stream.of(age - 1000, 400L, 600L)
                .map(share -> List.of(ColumnShare.ring(new long[0], new long[] {share})))
                .toList();
        return IntStream.range(0, 3)
                .mapToObj(party -> ResultShare.write(SCHEMA, 1, shares.get(party), shares.get((party + 1) % 3)))
                .toList();
    }

    private static Receipt receipt(int party, long number, Instant time, byte[] part) {
        return new Receipt(
                ENVIRONMENT.digest(),
                party,
                Forgery.REQUEST.digest(),
                "ab".repeat(32),
                number,
                1,
                Bindings.NONE,
                Digest.of(StepJson.write(Forgery.REQUEST.script().step(1)).canonicalBytes()),
                List.of(Forgery.REQUEST.script().tables().getFirst().handle()),
                new ResultAddress("cd".repeat(32)),
                SCHEMA,
                Digest.of(part),
                time);
    }

    private static Receipt receipt(int party) {
        return receipt(party, 2, Museum.NOW.plusSeconds(party), PARTS.get(party));
    }

    private static Envelope signed(Receipt receipt) {
        return receipt.sign(Museum.key(receipt.party() + 1));
    }

    private static SignedResult result(List<byte[]> parts, List<Envelope> receipts) {
        return new SignedResult(Forgery.TEXT, parts, receipts);
    }

    private static List<Envelope> receipts(UnaryOperator<Receipt> change) {
        return IntStream.range(0, 3)
                .mapToObj(party -> signed(change.apply(receipt(party))))
                .toList();
    }

    private static void refused(SignedResult result, Reason.Kind kind, String words) {
        assertThatThrownBy(() -> result.verify(ENVIRONMENT)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reasons()).extracting(Reason::kind).contains(kind);
            assertThat(refused).hasMessageContaining(words);
        });
    }

    @Test
    void theGoodResultHoldsAndIsReadFromItsFile() {
        SignedResult.Verified verified = ResultFile.verify(ResultFile.write(GOOD, SIGNED), ENVIRONMENT);
        assertThat(verified.frame().numbersOf(0)).containsExactly(66);
        assertThat(verified.receipt().number()).isEqualTo(2);
        assertThat(verified.authorization().approvers()).hasSize(2);
    }

    @Test
    void anotherValueIsRefusedEvenIfTwoPartiesSignForIt() {
        List<byte[]> other = parts(67);
        List<byte[]> mixed = List.of(other.get(0), other.get(1), PARTS.get(2));
        refused(result(mixed, GOOD_RECEIPTS), Reason.Kind.BAD_SIGNATURE, "party 0 (Party 0) is not the one");
        List<Envelope> two = List.of(
                signed(receipt(0, 2, Museum.NOW, other.get(0))),
                signed(receipt(1, 2, Museum.NOW, other.get(1))),
                GOOD_RECEIPTS.get(2));
        refused(result(mixed, two), Reason.Kind.PARTIES_DISAGREE, "disagree about a share");
    }

    @Test
    void oneDeviatingReceiptIsNamed() {
        for (int party = 0; party < 3; party++) {
            List<Envelope> receipts = new ArrayList<>(GOOD_RECEIPTS);
            receipts.set(party, signed(receipt(party, 3, Museum.NOW, PARTS.get(party))));
            refused(result(PARTS, receipts), Reason.Kind.PARTIES_DISAGREE, "are not of the same result");
        }
    }

    @Test
    void whatWasNotApprovedIsRefusedThoughAllThreePartiesSign() {
        refused(
                result(PARTS, receipts(r -> receipt(r.party(), 6, r.time(), PARTS.get(r.party())))),
                Reason.Kind.NO_RUNS_LEFT,
                "run 6");
        refused(
                result(
                        PARTS,
                        receipts(r -> r.party() == 2
                                ? receipt(2, 2, Instant.parse("2100-01-01T00:00:00Z"), PARTS.get(2))
                                : r)),
                Reason.Kind.EXPIRED,
                "party 2 (Party 2)");
        refused(
                result(
                        PARTS,
                        receipts(r -> new Receipt(
                                r.environment(),
                                r.party(),
                                r.authorization(),
                                r.run(),
                                r.number(),
                                1,
                                r.bindings(),
                                Digest.of(new byte[1]),
                                r.tables(),
                                r.resultKey(),
                                r.schema(),
                                r.part(),
                                r.time()))),
                Reason.Kind.STEP_DIFFERS,
                "not the approved one");
        String other = new String(
                Forgery.signed(
                        Forgery.replaced(Forgery.GOOD.payload(), "older people", "rich people"),
                        Museum.alice(),
                        Museum.bob()),
                StandardCharsets.UTF_8);
        refused(new SignedResult(other, PARTS, GOOD_RECEIPTS), Reason.Kind.STEP_DIFFERS, "another approved request");
        String alone = new String(Forgery.signed(Forgery.GOOD.payload(), Museum.alice()), StandardCharsets.UTF_8);
        refused(new SignedResult(alone, PARTS, GOOD_RECEIPTS), Reason.Kind.MISSING_APPROVAL, "not signed by Bob");
    }

    @Test
    void aReceiptIsSignedByTheVeryPartyAndForNothingElse() {
        for (SigningKey key : List.of(Museum.key(2), Museum.alice(), Museum.mallory())) {
            List<Envelope> receipts = new ArrayList<>(GOOD_RECEIPTS);
            receipts.set(0, receipt(0).sign(key));
            refused(result(PARTS, receipts), Reason.Kind.UNKNOWN_KEY, "the receipt of party 0 (Party 0)");
        }
        List<Envelope> receipts = new ArrayList<>(GOOD_RECEIPTS);
        receipts.set(0, new Envelope(PayloadType.RECEIPT, GOOD_RECEIPTS.get(0).payload(), List.of()));
        refused(result(PARTS, receipts), Reason.Kind.BAD_SIGNATURE, "is not signed");
        receipts.set(0, Envelope.sign(PayloadType.DECISION, GOOD_RECEIPTS.get(0).payload(), Museum.key(1)));
        refused(result(PARTS, receipts), Reason.Kind.WRONG_PAYLOAD_TYPE, "party 0");
        receipts.set(0, GOOD_RECEIPTS.get(1));
        refused(result(PARTS, receipts), Reason.Kind.WRONG_PARTY, "in the place of");
    }

    @Test
    void anotherEnvironmentIsNamed() {
        Environment newer = new Environment(
                ENVIRONMENT.identifier(),
                ENVIRONMENT.version() + 1,
                ENVIRONMENT.parties(),
                ENVIRONMENT.approvers(),
                ENVIRONMENT.providers(),
                ENVIRONMENT.analysts(),
                ENVIRONMENT.quorum(),
                ENVIRONMENT.selfApproval(),
                ENVIRONMENT.limits());
        byte[] file = ResultFile.write(GOOD, SIGNED);
        assertThatThrownBy(() -> ResultFile.verify(file, newer))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("test-museum version 3")
                .hasMessageContaining("environment file of that time");
    }

    @Test
    void noChangedByteOfTheFileIsOverlooked() {
        byte[] good = ResultFile.write(GOOD, SIGNED);
        Random random = new Random(Seed.of("SignedResultTest"));
        for (int i = 0; i < 400; i++) {
            byte[] changed = mutated(good, random, i);
            if (!Arrays.equals(changed, good)) {
                assertThatThrownBy(() -> ResultFile.verify(changed, ENVIRONMENT))
                        .isInstanceOf(Refused.class)
                        .message()
                        .hasSizeBetween(20, 2_000);
            }
        }
    }

    private static byte[] mutated(byte[] good, Random random, int i) {
        int at = random.nextInt(good.length);
        return switch (i % 7) {
            case 0 -> Arrays.copyOf(good, at);
            case 1 -> Arrays.copyOf(good, good.length + 1 + random.nextInt(40));
            case 2 -> {
                byte[] changed = good.clone();
                int from = random.nextInt(good.length);
                int length = Math.min(1 + random.nextInt(60), good.length - Math.max(at, from));
                System.arraycopy(good, from, changed, at, length);
                yield changed;
            }
            case 3 -> {
                // In the parts, which lie at the end and are short.
                byte[] changed = good.clone();
                changed[good.length - 1 - random.nextInt(150)] ^= (byte) (1 << random.nextInt(8));
                yield changed;
            }
            default -> {
                byte[] changed = good.clone();
                changed[at] = (byte) random.nextInt(random.nextBoolean() ? 128 : 256);
                yield changed;
            }
        };
    }
}

package dev.trefoil.authorization;

import dev.trefoil.plan.Bindings;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// What one party signs when it gives out its part of a result: whose part of which result it is, under which
/// approval, in which run and from which tables. With the parts themselves, the three receipts of a result
/// prove it to everybody.
///
/// @param environment the digest of the environment in which the step ran
/// @param party the index of who signs
/// @param authorization the digest of the approved request
/// @param run the run's tag, 64 hex digits
/// @param number the run's number among those of its authorization, from 1
/// @param bindings the values of the step's placeholders
/// @param stepDigest the hash of the canonical bytes of the step that ran, with these values in it
/// @param tables the tables that the step read, in the order of its plan; a table never changes under its handle
/// @param part the hash of this party's part of the result
/// @param time of this party's clock, in whole seconds
public record Receipt(
        Digest environment,
        int party,
        Digest authorization,
        String run,
        long number,
        int step,
        Bindings bindings,
        Digest stepDigest,
        List<Handle> tables,
        ResultAddress resultKey,
        Schema schema,
        Digest part,
        Instant time) {
    private static final Pattern TAG = Pattern.compile("[0-9a-f]{64}");

    public Receipt {
        tables = List.copyOf(tables);
        if (party < 0
                || party > 2
                || number < 1
                || step < 1
                || !TAG.matcher(run).matches()) {
            throw new IllegalArgumentException("a receipt names one of three parties, a run from 1 and a step from 1");
        }
    }

    /// Of a step without placeholders.
    public Receipt(
            Digest environment,
            int party,
            Digest authorization,
            String run,
            long number,
            int step,
            Digest stepDigest,
            List<Handle> tables,
            ResultAddress resultKey,
            Schema schema,
            Digest part,
            Instant time) {
        this(
                environment,
                party,
                authorization,
                run,
                number,
                step,
                Bindings.NONE,
                stepDigest,
                tables,
                resultKey,
                schema,
                part,
                time);
    }

    /// Whether both tell of the same result, and differ only in what is each party's own.
    public boolean isOfSameResult(Receipt other) {
        return common().equals(other.common());
    }

    private Receipt common() {
        return new Receipt(
                environment,
                0,
                authorization,
                run,
                number,
                step,
                bindings,
                stepDigest,
                tables,
                resultKey,
                schema,
                authorization,
                Instant.EPOCH);
    }

    public Envelope sign(SigningKey key) {
        return Envelope.sign(PayloadType.RECEIPT, ReceiptJson.write(this).canonical(), key);
    }

    /// The receipt in an envelope; throws [Refused] unless exactly the party that it names signed it, in this
    /// environment.
    public static Receipt verify(byte[] bytes, Environment environment) {
        Envelope envelope = Envelope.decode(bytes);
        envelope.requireType(PayloadType.RECEIPT);
        Receipt receipt = decode(envelope);
        if (!receipt.environment.equals(environment.digest())) {
            throw new Refused(
                    Reason.Kind.WRONG_ENVIRONMENT,
                    "the receipt is of environment " + receipt.environment.brief() + "..., this is "
                            + environment.identifier() + " version " + environment.version() + " ("
                            + environment.digest().brief() + "...)");
        }
        Party party = environment.party(receipt.party);
        List<Reason> reasons = envelope.objections(List.of(party.key()), environment);
        if (!reasons.isEmpty()) {
            throw new Refused(reasons);
        }
        if (!envelope.isSignedBy(party.key())) {
            throw new Refused(Reason.Kind.BAD_SIGNATURE, "the receipt of " + party.title() + " is not signed");
        }
        return receipt;
    }

    private static Receipt decode(Envelope envelope) {
        Receipt receipt;
        try {
            receipt = ReceiptJson.read(Located.root(Json.parse(envelope.payloadBytes(), JsonLimits.SMALL)));
        } catch (JsonException e) {
            throw new Refused(Reason.Kind.MALFORMED, "not a receipt: " + e.getMessage(), e);
        }
        if (!ReceiptJson.write(receipt).canonical().equals(envelope.payload())) {
            throw new Refused(Reason.Kind.NOT_CANONICAL, "the signed receipt is not in its canonical form");
        }
        return receipt;
    }
}

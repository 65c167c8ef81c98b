package dev.trefoil.wire;

import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Authorization;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.Receipt;
import dev.trefoil.authorization.Refused;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Step;
import dev.trefoil.script.Digest;
import dev.trefoil.script.StepJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A result with what proves it: the approved file, the three parties' parts, and what each party signed
/// about its own.
///
/// Holds the result: `toString` tells sizes only. Nothing is believed before [#verify].
public final class SignedResult {
    private final String approved;
    private final List<byte[]> parts;
    private final List<Envelope> receipts;

    /// A result that holds: its values, under which approval, and the receipts of parties 0, 1 and 2.
    public record Verified(Frame frame, Authorization authorization, List<Receipt> receipts) {
        public Verified {
            receipts = List.copyOf(receipts);
        }

        /// Of the three parties' receipts, that of party 0.
        public Receipt receipt() {
            return receipts.getFirst();
        }
    }

    /// `parts`, which must not be changed afterwards, and `receipts` are those of parties 0, 1 and 2.
    public SignedResult(String approved, List<byte[]> parts, List<Envelope> receipts) {
        if (parts.size() != 3 || receipts.size() != 3) {
            throw new IllegalArgumentException("a result has a part and a receipt of each of the three parties");
        }
        this.approved = approved;
        this.parts = List.copyOf(parts);
        this.receipts = List.copyOf(receipts);
    }

    String approved() {
        return approved;
    }

    List<byte[]> parts() {
        return parts;
    }

    List<Envelope> receipts() {
        return receipts;
    }

    /// The result, from signatures alone. Throws [Refused], naming what is wrong, unless enough approvers of
    /// `environment` signed the file, each party signed its part, all three tell of the same step that was
    /// approved, in time and within the runs, and the parts give a table.
    public Verified verify(Environment environment) {
        List<Receipt> signed = receipts(environment);
        Instant time = signed.getFirst().time();
        Authorization authorization;
        try {
            authorization = Approved.verify(approved.getBytes(StandardCharsets.UTF_8), environment, time);
        } catch (Refused e) {
            throw named("the approval in the file", e);
        }
        return verify(environment, authorization, signed);
    }

    /// As [#verify], for an approval that is verified already.
    Verified verify(Environment environment, Authorization authorization) {
        return verify(environment, authorization, receipts(environment));
    }

    private Verified verify(Environment environment, Authorization authorization, List<Receipt> signed) {
        Receipt receipt = signed.getFirst();
        require(
                receipt.authorization().equals(authorization.digest()),
                Reason.Kind.STEP_DIFFERS,
                "the parties ran another approved request than this one");
        for (Receipt each : signed) {
            require(
                    !each.time().isBefore(authorization.request().notBefore())
                            && !each.time().isAfter(authorization.request().notAfter()),
                    Reason.Kind.EXPIRED,
                    environment.party(each.party()).title() + " gave its part at " + each.time()
                            + ", outside the time of the approval");
        }
        require(
                receipt.number() <= authorization.request().maxRuns(),
                Reason.Kind.NO_RUNS_LEFT,
                "run " + receipt.number() + " is more than the approval allows");
        requireStep(authorization, receipt);
        try {
            return new Verified(ResultAssembly.assemble(receipt.schema(), parts), authorization, signed);
        } catch (IllegalArgumentException e) {
            throw new Refused(Reason.Kind.PARTIES_DISAGREE, String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireStep(Authorization authorization, Receipt receipt) {
        List<Step> steps = authorization.request().script().steps();
        require(
                receipt.step() <= steps.size()
                        && steps.get(receipt.step() - 1) instanceof Step.Reveal
                        && Digest.of(StepJson.write(authorization.bind(receipt.step(), receipt.bindings()))
                                        .canonicalBytes())
                                .equals(receipt.stepDigest()),
                Reason.Kind.STEP_DIFFERS,
                "the parties ran a step " + receipt.step() + " that is not the approved one");
    }

    /// The receipts of parties 0, 1 and 2, if each signed the part that is here and they tell of the same result.
    private List<Receipt> receipts(Environment environment) {
        List<Receipt> signed = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            String title = environment.party(party).title();
            Receipt receipt;
            try {
                receipt = Receipt.verify(receipts.get(party).encode(), environment);
            } catch (Refused e) {
                throw named("the receipt of " + title, e);
            }
            require(
                    receipt.party() == party,
                    Reason.Kind.WRONG_PARTY,
                    "the receipt of party " + receipt.party() + " stands in the place of that of " + title);
            require(
                    receipt.part().equals(Digest.of(parts.get(party))),
                    Reason.Kind.BAD_SIGNATURE,
                    "the part of " + title + " is not the one that it signed: it was altered");
            signed.add(receipt);
        }
        for (Receipt receipt : signed) {
            require(
                    receipt.isOfSameResult(signed.getFirst()),
                    Reason.Kind.PARTIES_DISAGREE,
                    "the receipts of " + environment.party(0).title() + " and "
                            + environment.party(receipt.party()).title() + " are not of the same result");
        }
        return signed;
    }

    static Refused named(String what, Refused refused) {
        return new Refused(refused.reasons().stream()
                .map(reason -> new Reason(reason.kind(), what + ": " + reason.message()))
                .toList());
    }

    private static void require(boolean holds, Reason.Kind kind, String otherwise) {
        if (!holds) {
            throw new Refused(kind, otherwise);
        }
    }

    @Override
    public String toString() {
        long bytes = parts.stream().mapToLong(part -> part.length).sum();
        return "SignedResult[" + bytes + " bytes in three parts]";
    }
}

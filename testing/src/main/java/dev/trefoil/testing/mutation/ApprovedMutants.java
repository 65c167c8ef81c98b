package dev.trefoil.testing.mutation;

import dev.trefoil.authorization.Approved;
import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.EnvelopeSignature;
import dev.trefoil.authorization.Environment;
import dev.trefoil.authorization.PayloadType;
import dev.trefoil.authorization.Refused;
import dev.trefoil.authorization.RequestJson;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonLimits;
import dev.trefoil.script.json.Located;
import dev.trefoil.testing.museum.Museum;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Mutants of an approved file, each verified as a party would: every one must be refused with a reason.
///
/// None of the two approvers takes part in a change: one of them, a stranger or the analyst may sign it.
public final class ApprovedMutants {
    /// Who changes what.
    enum Way {
        /// Any bytes of the file.
        BYTES,
        /// The envelope's JSON, written canonically again.
        ENVELOPE,
        /// The request inside; the signatures stay.
        PAYLOAD,
        /// The request inside; one approver has signed the change, the other not.
        ONE_APPROVER,
        /// The request inside; a stranger or the analyst has signed in the name of an approver, or in their own.
        STRANGER
    }

    private final byte[] good;
    private final Environment environment;
    private final Envelope envelope;
    private final Tally tally = new Tally();

    public ApprovedMutants() {
        good = Museum.good();
        environment = Museum.environment();
        envelope = Envelope.decode(good);
        // Throws if the file from which all are made were refused itself.
        Approved.verify(good, environment, Museum.NOW);
    }

    public Tally tally() {
        return tally;
    }

    /// Makes and verifies the mutant of this seed.
    public void run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Way way = Way.values()[random.nextInt(Way.values().length)];
        byte[] mutant = mutant(way, random);
        if (Arrays.equals(mutant, good)) {
            return;
        }
        try {
            Approved.verify(mutant, environment, Museum.NOW);
            tally.wrong(way.name(), "accepted, seed " + seed + ": " + new String(mutant, StandardCharsets.UTF_8));
        } catch (Refused refused) {
            tally.refused(
                    way.name(),
                    refused.reasons().stream()
                            .filter(reason -> !reason.message().isBlank())
                            .map(reason -> reason.kind().name())
                            .toList());
        } catch (RuntimeException e) {
            tally.wrong(way.name(), "broke, seed " + seed + ": " + e);
        }
    }

    private byte[] mutant(Way way, SplittableRandom random) {
        return switch (way) {
            case BYTES -> ByteMutation.of(good, random);
            case ENVELOPE ->
                JsonMutation.of(Json.parse(good, JsonLimits.ENVELOPE), random).canonicalBytes();
            case PAYLOAD -> new Envelope(PayloadType.REQUEST, changed(random), envelope.signatures()).encode();
            case ONE_APPROVER -> {
                String payload = changed(random);
                SigningKey signer = random.nextBoolean() ? Museum.alice() : Museum.bob();
                yield replace(payload, signer, Optional.empty());
            }
            case STRANGER -> {
                String payload = random.nextBoolean() ? changed(random) : envelope.payload();
                SigningKey signer = random.nextBoolean() ? Museum.mallory() : Museum.anna();
                Optional<SigningKey> inTheNameOf = switch (random.nextInt(3)) {
                    case 0 -> Optional.of(Museum.alice());
                    case 1 -> Optional.of(Museum.bob());
                    default -> Optional.empty();
                };
                yield replace(payload, signer, inTheNameOf);
            }
        };
    }

    private String changed(SplittableRandom random) {
        Json request = Json.parse(envelope.payloadBytes(), JsonLimits.SCRIPT);
        return JsonMutation.of(request, random, changed -> RequestJson.read(Located.root(changed)))
                .canonical();
    }

    /// The signatures of the good file, with one by `signer` under its own key identifier or another's.
    private byte[] replace(String payload, SigningKey signer, Optional<SigningKey> name) {
        EnvelopeSignature made =
                Envelope.sign(PayloadType.REQUEST, payload, signer).signatures().getFirst();
        EnvelopeSignature signature = name.map(
                        key -> new EnvelopeSignature(key.verificationKey().keyId(), made.base64()))
                .orElse(made);
        List<EnvelopeSignature> others = envelope.signatures().stream()
                .filter(other -> !other.keyId().equals(signature.keyId()))
                .toList();
        return new Envelope(PayloadType.REQUEST, payload, concat(others, signature)).encode();
    }

    private static List<EnvelopeSignature> concat(List<EnvelopeSignature> others, EnvelopeSignature one) {
        return Stream.concat(others.stream(), Stream.of(one)).toList();
    }

    /// What a mutant's seed stands for, to look at one.
    public String described(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Way way = Way.values()[random.nextInt(Way.values().length)];
        return way + " " + Base64.getEncoder().encodeToString(mutant(way, random));
    }
}

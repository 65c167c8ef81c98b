package dev.trefoil.audit;

import dev.trefoil.audit.Event.Asked;
import dev.trefoil.audit.Event.Place;
import dev.trefoil.audit.Event.Ran;
import dev.trefoil.audit.Event.Tried;
import dev.trefoil.authorization.Reason;
import dev.trefoil.authorization.ResultAddress;
import dev.trefoil.authorization.Revocation;
import dev.trefoil.authorization.VerificationKey;
import dev.trefoil.plan.DisclosedFailure;
import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Limits;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.Located;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Events as JSON objects with their `kind`; unknown kinds and fields are refused.
final class EventJson {
    private static final int MOST_REASONS = 1_000;
    private static final int MOST_TABLES = 100_000;

    private EventJson() {}

    static Json write(Event event) {
        return switch (event) {
            case Event.Entered(Digest environment, long version, VerificationKey key) ->
                kind("environment")
                        .put("environment", environment.hex())
                        .put("version", version)
                        .put("key", key.hex())
                        .build();
            case Event.Started(String software) ->
                kind("started").put("software", software).build();
            case Event.Allowed(Asked asked, String purpose, Optional<Ran> ran) ->
                ran(asked(kind("allowed"), asked).put("purpose", purpose), ran).build();
            case Event.Refused(Asked asked, String purpose, Optional<Tried> tried, List<Reason.Kind> reasons) ->
                tried(asked(kind("refused"), asked).put("purpose", purpose), tried)
                        .put("reasons", texts(reasons, Reason.Kind::name))
                        .build();
            case Event.Strangers(Map<Reason.Kind, Long> requests) ->
                kind("strangers").put("requests", counts(requests)).build();
            case Event.Counted(Asked asked, Ran ran, long number) ->
                ran(asked(kind("counted"), asked), Optional.of(ran))
                        .put("number", number)
                        .build();
            case Event.Revealed(Asked asked, Ran ran, List<Handle> tables, ResultAddress resultKey, Digest sealed) ->
                ran(asked(kind("revealed"), asked), Optional.of(ran))
                        .put("tables", texts(tables, Handle::hex))
                        .put("resultKey", resultKey.hex())
                        .put("sealed", sealed.hex())
                        .build();
            case Event.Delivered(Asked asked, Ran ran) ->
                ran(asked(kind("delivered"), asked), Optional.of(ran)).build();
            case Event.Added(
                    Asked asked,
                    Optional<Place> place,
                    Handle table,
                    long rows,
                    Digest schema,
                    List<Digest> commitments) ->
                place(asked(kind("added"), asked), place)
                        .put("table", table.hex())
                        .put("rows", rows)
                        .put("schema", schema.hex())
                        .put("commitments", texts(commitments, Digest::hex))
                        .build();
            case Event.Removed(Asked asked, Optional<Place> place, Handle table) ->
                place(asked(kind("removed"), asked), place)
                        .put("table", table.hex())
                        .build();
            case Event.Failed(Asked asked, Optional<Place> place, DisclosedFailure.Kind failure) ->
                place(asked(kind("failed"), asked), place)
                        .put("failure", failure.name())
                        .build();
            case Event.RunTakenOver(Asked asked, Digest authorization, Digest run) ->
                asked(kind("run-taken-over"), asked)
                        .put("authorization", authorization.hex())
                        .put("run", run.hex())
                        .build();
            case Event.TableTakenOver(Handle table, boolean there) ->
                kind("table-taken-over")
                        .put("table", table.hex())
                        .put("there", Json.of(there))
                        .build();
            case Event.CaughtUp(int party, long lost) ->
                kind("caught-up").put("party", party).put("lost", lost).build();
            case Event.Revoked(Revocation.Kind what, Digest subject, List<Digest> signers) ->
                kind("revoked")
                        .put("what", what.name())
                        .put("subject", subject.hex())
                        .put("signers", texts(signers, Digest::hex))
                        .build();
        };
    }

    static String kindOf(Event event) {
        return Located.root(write(event)).kind();
    }

    private static Json.Builder kind(String kind) {
        return Json.object().put("kind", kind);
    }

    private static Json.Builder asked(Json.Builder object, Asked asked) {
        return object.put("who", asked.who().hex()).put("call", asked.call().hex());
    }

    private static Json.Builder place(Json.Builder object, Optional<Place> place) {
        place.ifPresent(at -> object.put("authorization", at.authorization().hex())
                .put("run", at.run().hex())
                .put("step", at.step()));
        return object;
    }

    private static Json.Builder ran(Json.Builder object, Optional<Ran> ran) {
        ran.ifPresent(step -> object.put("stepDigest", step.digest().hex()));
        return place(object, ran.map(Ran::place));
    }

    private static Json.Builder tried(Json.Builder object, Optional<Tried> tried) {
        tried.ifPresent(step -> object.put("authorization", step.authorization().map(Digest::hex))
                .put("run", step.run().hex())
                .put("step", step.step()));
        return object;
    }

    private static <T> Json texts(List<T> items, Function<T, String> text) {
        return Json.list(items.stream().map(item -> Json.of(text.apply(item))).toList());
    }

    private static Json counts(Map<Reason.Kind, Long> requests) {
        Json.Builder object = Json.object();
        requests.forEach((kind, count) -> object.put(kind.name(), count));
        return object.build();
    }

    static Event read(Located json) {
        return switch (json.kind()) {
            case "environment" -> {
                Fields fields = json.fields("kind", "environment", "version", "key");
                yield new Event.Entered(
                        digest(fields, "environment"),
                        fields.required("version").number(1, Long.MAX_VALUE),
                        made(fields.required("key"), VerificationKey::new));
            }
            case "started" ->
                new Event.Started(
                        json.fields("kind", "software").required("software").string());
            case "allowed" -> {
                Fields fields =
                        json.fields("kind", "who", "call", "purpose", "stepDigest", "authorization", "run", "step");
                Asked asked = asked(fields);
                Optional<Ran> ran =
                        fields.optional("stepDigest").isPresent() ? Optional.of(ran(fields)) : nothing(fields);
                yield made(fields.required("purpose"), purpose -> new Event.Allowed(asked, purpose, ran));
            }
            case "refused" -> refused(json);
            case "strangers" ->
                new Event.Strangers(counts(json.fields("kind", "requests").required("requests")));
            case "counted" -> {
                Fields fields =
                        json.fields("kind", "who", "call", "stepDigest", "authorization", "run", "step", "number");
                yield new Event.Counted(
                        asked(fields), ran(fields), fields.required("number").number(1, Long.MAX_VALUE));
            }
            case "revealed" -> revealed(json);
            case "delivered" -> {
                Fields fields = json.fields("kind", "who", "call", "stepDigest", "authorization", "run", "step");
                yield new Event.Delivered(asked(fields), ran(fields));
            }
            case "added" -> added(json);
            case "removed" -> {
                Fields fields = json.fields("kind", "who", "call", "authorization", "run", "step", "table");
                yield new Event.Removed(asked(fields), place(fields), handle(fields.required("table")));
            }
            case "failed" -> {
                Fields fields = json.fields("kind", "who", "call", "authorization", "run", "step", "failure");
                yield new Event.Failed(
                        asked(fields), place(fields), made(fields.required("failure"), DisclosedFailure.Kind::valueOf));
            }
            case "revoked" -> {
                Fields fields = json.fields("kind", "what", "subject", "signers");
                yield new Event.Revoked(
                        made(fields.required("what"), Revocation.Kind::valueOf),
                        digest(fields, "subject"),
                        fields.required("signers").list(MOST_REASONS).stream()
                                .map(TreeHead::digest)
                                .toList());
            }
            case "run-taken-over" -> {
                Fields fields = json.fields("kind", "who", "call", "authorization", "run");
                yield new Event.RunTakenOver(asked(fields), digest(fields, "authorization"), digest(fields, "run"));
            }
            case "table-taken-over" -> {
                Fields fields = json.fields("kind", "table", "there");
                yield new Event.TableTakenOver(
                        handle(fields.required("table")),
                        fields.required("there").bool());
            }
            case "caught-up" -> {
                Fields fields = json.fields("kind", "party", "lost");
                yield new Event.CaughtUp(
                        (int) fields.required("party").number(0, 2),
                        fields.required("lost").number(0, Long.MAX_VALUE));
            }
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static Event refused(Located json) {
        Fields fields = json.fields("kind", "who", "call", "purpose", "authorization", "run", "step", "reasons");
        Asked asked = asked(fields);
        Optional<Tried> tried = fields.optional("run")
                .map(run -> new Tried(
                        fields.optional("authorization").map(TreeHead::digest), TreeHead.digest(run), step(fields)));
        List<Reason.Kind> reasons = fields.required("reasons").list(MOST_REASONS).stream()
                .map(reason -> made(reason, Reason.Kind::valueOf))
                .toList();
        return made(fields.required("purpose"), purpose -> new Event.Refused(asked, purpose, tried, reasons));
    }

    private static Event revealed(Located json) {
        Fields fields = json.fields(
                "kind", "who", "call", "stepDigest", "authorization", "run", "step", "tables", "resultKey", "sealed");
        return new Event.Revealed(
                asked(fields),
                ran(fields),
                fields.required("tables").list(MOST_TABLES).stream()
                        .map(EventJson::handle)
                        .toList(),
                made(fields.required("resultKey"), ResultAddress::new),
                digest(fields, "sealed"));
    }

    private static Event added(Located json) {
        Fields fields = json.fields(
                "kind", "who", "call", "authorization", "run", "step", "table", "rows", "schema", "commitments");
        return new Event.Added(
                asked(fields),
                place(fields),
                handle(fields.required("table")),
                fields.required("rows").number(0, Long.MAX_VALUE),
                digest(fields, "schema"),
                fields.required("commitments").list(3).stream()
                        .map(TreeHead::digest)
                        .toList());
    }

    private static Asked asked(Fields fields) {
        return new Asked(digest(fields, "who"), digest(fields, "call"));
    }

    private static Optional<Place> place(Fields fields) {
        if (fields.optional("authorization").isEmpty()) {
            return nothing(fields);
        }
        return Optional.of(new Place(digest(fields, "authorization"), digest(fields, "run"), step(fields)));
    }

    /// What is not there, with no part of it there either.
    private static <T> Optional<T> nothing(Fields fields) {
        for (String part : List.of("authorization", "run", "step")) {
            fields.optional(part).ifPresent(json -> {
                throw json.error("a step is named by all of its fields, or by none");
            });
        }
        return Optional.empty();
    }

    private static Ran ran(Fields fields) {
        return new Ran(place(fields).orElseThrow(), digest(fields, "stepDigest"));
    }

    private static int step(Fields fields) {
        return (int) fields.required("step").number(1, Limits.MAX_STEPS);
    }

    private static Map<Reason.Kind, Long> counts(Located json) {
        Map<Reason.Kind, Long> counts = new EnumMap<>(Reason.Kind.class);
        if (json.json() instanceof Json.Obj(Map<String, Json> members)) {
            Fields fields = json.fields(members.keySet().toArray(String[]::new));
            members.keySet().forEach(name -> {
                Located count = fields.required(name);
                counts.put(made(count, name, Reason.Kind::valueOf), count.number(1, Long.MAX_VALUE));
            });
        }
        if (counts.isEmpty()) {
            throw json.error("expected at least one count");
        }
        return counts;
    }

    private static Digest digest(Fields fields, String name) {
        return TreeHead.digest(fields.required(name));
    }

    private static Handle handle(Located json) {
        return json.make(() -> new Handle(json.string()));
    }

    private static <T> T made(Located json, Function<String, T> maker) {
        return made(json, json.string(), maker);
    }

    /// What `maker` makes of the text; its complaint gets the place in front.
    private static <T> T made(Located json, String text, Function<String, T> maker) {
        try {
            return maker.apply(text);
        } catch (JsonException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw json.error("is not as it must be: " + e.getMessage());
        }
    }
}

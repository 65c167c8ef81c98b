package dev.trefoil.wire;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Limits;
import dev.trefoil.script.Digest;
import dev.trefoil.script.PlaceholderJson;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.StepJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.Located;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Operations as JSON objects with their `kind`; unknown fields are refused.
final class OperationJson {
    private OperationJson() {}

    static Json write(Operation operation) {
        Json.Builder object = Json.object().put("kind", operation.purpose());
        return switch (operation) {
            case Operation.Upload(UploadManifest manifest) ->
                object.put("manifest", manifest(manifest)).build();
            case Operation.ListTables _, Operation.ListAuthorizations _ -> object.build();
            case Operation.Remove(Handle table) ->
                object.put("table", table.hex()).build();
            case Operation.ReadHead(List<Long> known) ->
                object.put("known", numbers(known)).build();
            case Operation.ReadLog(List<Long> from) ->
                object.put("from", numbers(from)).build();
            case Operation.Cancel(RunTag tag) -> object.put("run", tag.hex()).build();
            case Operation.Run run -> {
                object.put("approved", run.approved())
                        .put("run", run.tag().hex())
                        .put("session", run.session().hex())
                        .put("number", run.number())
                        .put("step", StepJson.write(run.step()))
                        .put("resultKey", run.resultKey())
                        .put("bindings", PlaceholderJson.write(run.bindings()));
                run.upload().ifPresent(upload -> object.put("upload", manifest(upload)));
                yield object.build();
            }
        };
    }

    static Operation read(Located json) {
        return switch (json.kind()) {
            case "upload" ->
                new Operation.Upload(manifest(json.fields("kind", "manifest").required("manifest")));
            case "tables" -> {
                json.fields("kind");
                yield new Operation.ListTables();
            }
            case "authorizations" -> {
                json.fields("kind");
                yield new Operation.ListAuthorizations();
            }
            case "remove" ->
                new Operation.Remove(handle(json.fields("kind", "table").required("table")));
            case "cancel" -> new Operation.Cancel(tag(json.fields("kind", "run").required("run")));
            case "audit-head" ->
                new Operation.ReadHead(numbers(json.fields("kind", "known").required("known")));
            case "audit-log" ->
                new Operation.ReadLog(numbers(json.fields("kind", "from").required("from")));
            case "step" -> step(json);
            default -> throw json.unknownKind(json.kind());
        };
    }

    private static Json numbers(List<Long> numbers) {
        return Json.list(numbers.stream().map(Json::of).toList());
    }

    private static List<Long> numbers(Located json) {
        List<Long> numbers = json.list(3).stream()
                .map(number -> number.number(0, Long.MAX_VALUE))
                .toList();
        if (numbers.size() != 3) {
            throw json.error("expected a number for each of the three parties");
        }
        return numbers;
    }

    private static Operation step(Located json) {
        Fields fields =
                json.fields("kind", "approved", "run", "session", "number", "step", "resultKey", "upload", "bindings");
        return new Operation.Run(
                fields.required("approved").string(),
                tag(fields.required("run")),
                tag(fields.required("session")),
                (int) fields.required("number").number(1, Limits.MAX_STEPS),
                StepJson.read(fields.required("step")),
                fields.required("resultKey").string(),
                fields.optional("upload").map(OperationJson::manifest),
                PlaceholderJson.readBindings(fields.required("bindings")));
    }

    static Json manifest(UploadManifest manifest) {
        return Json.object()
                .put("name", manifest.name())
                .put("schema", SchemaJson.write(manifest.schema()))
                .put("rows", manifest.rows())
                .put(
                        "commitments",
                        Json.list(manifest.commitments().stream()
                                .map(commitment -> Json.of(commitment.hex()))
                                .toList()))
                .build();
    }

    static UploadManifest manifest(Located json) {
        Fields fields = json.fields("name", "schema", "rows", "commitments");
        Located commitments = fields.required("commitments");
        return make(
                json,
                () -> new UploadManifest(
                        fields.optional("name").map(Located::string),
                        SchemaJson.read(fields.required("schema")),
                        (int) fields.required("rows").number(0, Limits.MAX_ROWS),
                        commitments.list(3).stream().map(OperationJson::digest).toList()));
    }

    static Digest digest(Located json) {
        return make(json, () -> new Digest(json.string()));
    }

    static Handle handle(Located json) {
        return json.make(() -> new Handle(json.string()));
    }

    private static RunTag tag(Located json) {
        return make(json, () -> new RunTag(json.string()));
    }

    private static <T> T make(Located json, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (JsonException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw json.error(Optional.ofNullable(e.getMessage()).orElse("is not as it must be"));
        }
    }
}

package dev.trefoil.authorization;

import dev.trefoil.plan.Handle;
import dev.trefoil.plan.Limits;
import dev.trefoil.script.Digest;
import dev.trefoil.script.PlaceholderJson;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.TableRefJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.time.Instant;
import java.util.List;

/// The format of receipts, `trefoil-receipt-1`.
final class ReceiptJson {
    private static final String FORMAT = "trefoil-receipt-1";
    private static final int MAX_TABLES = Limits.MAX_NODES;

    private ReceiptJson() {}

    static Json write(Receipt receipt) {
        return Json.object()
                .put("format", FORMAT)
                .put("environment", receipt.environment().hex())
                .put("party", receipt.party())
                .put("authorization", receipt.authorization().hex())
                .put("run", receipt.run())
                .put("number", receipt.number())
                .put("step", receipt.step())
                .put("bindings", PlaceholderJson.write(receipt.bindings()))
                .put("stepDigest", receipt.stepDigest().hex())
                .put(
                        "tables",
                        Json.list(receipt.tables().stream()
                                .map(TableRefJson::write)
                                .toList()))
                .put("resultKey", receipt.resultKey().hex())
                .put("schema", SchemaJson.write(receipt.schema()))
                .put("part", receipt.part().hex())
                .put("time", receipt.time().toString())
                .build();
    }

    static Receipt read(Located json) {
        Fields fields = json.fields(
                "format",
                "environment",
                "party",
                "authorization",
                "run",
                "number",
                "step",
                "bindings",
                "stepDigest",
                "tables",
                "resultKey",
                "schema",
                "part",
                "time");
        EnvironmentJson.requireFormat(fields.required("format"), FORMAT);
        List<Handle> tables = fields.required("tables").list(MAX_TABLES).stream()
                .map(TableRefJson::handle)
                .toList();
        Instant time = RequestJson.instant(fields.required("time"));
        return EnvironmentJson.make(
                json,
                () -> new Receipt(
                        digest(fields, "environment"),
                        (int) fields.required("party").number(0, 2),
                        digest(fields, "authorization"),
                        fields.required("run").string(),
                        fields.required("number").number(1, Request.MAX_RUNS),
                        (int) fields.required("step").number(1, Limits.MAX_STEPS),
                        PlaceholderJson.readBindings(fields.required("bindings")),
                        digest(fields, "stepDigest"),
                        tables,
                        new ResultAddress(fields.required("resultKey").string()),
                        SchemaJson.read(fields.required("schema")),
                        digest(fields, "part"),
                        time));
    }

    private static Digest digest(Fields fields, String name) {
        return EnvelopeJson.digest(fields.required(name));
    }
}

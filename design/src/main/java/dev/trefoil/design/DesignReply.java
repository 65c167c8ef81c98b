package dev.trefoil.design;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Handle;
import dev.trefoil.script.PlanJson;
import dev.trefoil.script.SchemaJson;
import dev.trefoil.script.json.Fields;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import dev.trefoil.wire.Framing;
import dev.trefoil.wire.ShareLayout;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The answer to one request: its JSON part is given, bytes that follow it are read from the body.
final class DesignReply {
    private DesignReply() {}

    /// The answer's body; empty if there is no such operation.
    static Optional<byte[]> to(String operation, Located json, InputStream rest, Design design) throws IOException {
        return switch (operation) {
            case "upload" -> Optional.of(json(DesignApi.handle(upload(json, rest, design))));
            case "tables" -> {
                json.fields();
                yield Optional.of(json(Json.object()
                        .put(
                                "tables",
                                Json.list(design.tables().stream()
                                        .map(DesignApi::write)
                                        .toList()))
                        .build()));
            }
            case "table" -> {
                Fields fields = json.fields("table");
                yield Optional.of(json(DesignApi.write(design.table(DesignApi.handle(fields.required("table"))))));
            }
            case "store" -> {
                Fields fields = json.fields("plan", "name");
                Handle kept = design.store(PlanJson.read(fields.required("plan")), DesignApi.text(fields, "name"));
                yield Optional.of(json(DesignApi.handle(kept)));
            }
            case "reveal" -> {
                Fields fields = json.fields("plan");
                Frame frame = design.reveal(PlanJson.read(fields.required("plan")));
                yield Optional.of(Framing.write(
                        DesignApi.shape(frame.schema(), frame.rows()).build(), FrameBytes.write(frame)));
            }
            case "remove" -> {
                Fields fields = json.fields("table");
                design.remove(DesignApi.handle(fields.required("table")));
                yield Optional.of(json(Json.object().build()));
            }
            default -> Optional.empty();
        };
    }

    private static Handle upload(Located json, InputStream rest, Design design) throws IOException {
        Fields fields = json.fields("schema", "rows", "name", "dummyFor");
        var schema = SchemaJson.read(fields.required("schema"));
        int rows = DesignApi.rows(fields.required("rows"));
        byte[] bytes = Framing.readRest(rest, Math.multiplyExact(8, ShareLayout.words(schema, rows)));
        return design.upload(
                FrameBytes.read(schema, rows, bytes),
                DesignApi.text(fields, "name"),
                fields.optional("dummyFor").map(DesignApi::handle));
    }

    private static byte[] json(Json json) {
        return Framing.write(json, new byte[0]);
    }
}

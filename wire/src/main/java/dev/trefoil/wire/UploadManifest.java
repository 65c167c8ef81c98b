package dev.trefoil.wire;

import dev.trefoil.plan.Names;
import dev.trefoil.plan.Schema;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.Located;
import java.util.List;
import java.util.Optional;

/// What is public about an upload: its name if it has one, schema, row count, and the commitments to its three
/// shares.
public record UploadManifest(Optional<String> name, Schema schema, int rows, List<Digest> commitments) {
    /// Throws [IllegalArgumentException] if the table is larger than one upload may be, or its name is no name: it is
    /// shown to everybody in the environment.
    public UploadManifest {
        name.ifPresent(text -> Names.requireName("table", text));
        commitments = List.copyOf(commitments);
        if (commitments.size() != 3) {
            throw new IllegalArgumentException("an upload has three commitments, not " + commitments.size());
        }
        if (rows < 0) {
            throw new IllegalArgumentException("an upload cannot have " + rows + " rows");
        }
        ShareLayout.words(schema, rows);
    }

    /// As JSON.
    public static Json write(UploadManifest manifest) {
        return OperationJson.manifest(manifest);
    }

    public static UploadManifest read(Located json) {
        return OperationJson.manifest(json);
    }
}

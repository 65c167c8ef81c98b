package dev.trefoil.testing.cluster;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.wire.ShareUpload;
import dev.trefoil.wire.UploadManifest;
import java.util.Optional;

/// Shares of a table whose owner lies about its type: ages up to 127 under a type that ends at 120.
final class OutOfType {
    private OutOfType() {}

    static ShareUpload upload(int rows) {
        Frame.Builder builder = Frame.builder(Schema.of(Field.of("age", Type.int_(0, 127))), rows);
        for (int row = 0; row < rows; row++) {
            builder.number(0, row, row == rows / 2 ? 127 : 30);
        }
        ShareUpload honest = ShareUpload.of(builder.build(), Optional.empty());
        UploadManifest manifest = honest.manifest();
        return new ShareUpload(
                new UploadManifest(
                        Optional.empty(), Schema.of(Field.of("age", Type.int_(0, 120))), rows, manifest.commitments()),
                honest.materials());
    }
}

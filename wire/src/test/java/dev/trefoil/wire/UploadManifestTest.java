package dev.trefoil.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import dev.trefoil.script.Digest;
import dev.trefoil.script.json.Json;
import dev.trefoil.script.json.JsonException;
import dev.trefoil.script.json.Located;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UploadManifestTest {
    private static final Digest DIGEST = Digest.of(new byte[0]);

    private static UploadManifest manifest(String name) {
        return new UploadManifest(
                Optional.of(name), Schema.of(Field.of("Age", Type.int_(0, 120))), 3, List.of(DIGEST, DIGEST, DIGEST));
    }

    @Test
    void readsBack() {
        assertThat(UploadManifest.read(Located.root(UploadManifest.write(manifest("visits")))))
                .isEqualTo(manifest("visits"));
    }

    @Test
    void aNameThatWouldHarmWhoListsTablesIsRefused() {
        for (String name : List.of("", " ", "\u001b[2Jgone", "a\u202eb", "line\nbreak", "x".repeat(10_000_000))) {
            assertThatThrownBy(() -> manifest(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("table");
        }
        String bad = UploadManifest.write(manifest("visits")).canonical().replace("visits", "\\u001b[2Jgone");
        Json json = Json.parse(bad.getBytes(StandardCharsets.UTF_8), Api.REQUEST);
        assertThatThrownBy(() -> UploadManifest.read(Located.root(json))).isInstanceOf(JsonException.class);
    }
}

package dev.trefoil.wire;

import dev.trefoil.plan.Frame;
import dev.trefoil.plan.PlaneWords;
import dev.trefoil.plan.Type;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A table split into the shares of the three parties: the manifest that its owner signs, and one message a party.
///
/// No message alone tells anything of the values; nor do the commitments. The shares of a table are drawn afresh at
/// each upload.
public record ShareUpload(UploadManifest manifest, List<ShareMaterial> materials) {
    public ShareUpload {
        materials = List.copyOf(materials);
    }

    public static ShareUpload of(Frame frame, Optional<String> name) {
        int words = ShareLayout.words(frame.schema(), frame.rows());
        SecureRandom random = new SecureRandom();
        byte[][] material = {
            random(random, ShareExpansion.SEED), random(random, ShareExpansion.SEED), new byte[8 * words]
        };
        byte[] correction = material[2];
        plain(frame, correction);
        new ShareExpansion(material[0]).add(correction, correction.length);
        new ShareExpansion(material[1]).add(correction, correction.length);
        ShareLayout.clearPadding(correction, 0, words, frame.rows());
        byte[][] salts = {
            random(random, ShareMaterial.SALT), random(random, ShareMaterial.SALT), random(random, ShareMaterial.SALT)
        };
        List<ShareMaterial> materials = new ArrayList<>();
        for (int party = 0; party < 3; party++) {
            int next = (party + 1) % 3;
            byte[] two = new byte[2 * ShareMaterial.SALT];
            System.arraycopy(salts[party], 0, two, 0, ShareMaterial.SALT);
            System.arraycopy(salts[next], 0, two, ShareMaterial.SALT, ShareMaterial.SALT);
            materials.add(new ShareMaterial(party, two, material[party], material[next]));
        }
        UploadManifest manifest = new UploadManifest(
                name,
                frame.schema(),
                frame.rows(),
                List.of(
                        ShareMaterial.commitment(salts[0], material[0]),
                        ShareMaterial.commitment(salts[1], material[1]),
                        ShareMaterial.commitment(salts[2], material[2])));
        return new ShareUpload(manifest, materials);
    }

    /// Writes the table in the clear, in the layout of a share.
    private static void plain(Frame frame, byte[] to) {
        int at = 0;
        for (int column = 0; column < frame.schema().size(); column++) {
            PlaneWords.write(frame, column, to, at);
            Type type = frame.schema().fields().get(column).type();
            at += Math.toIntExact(PlaneWords.words(type, frame.rows()));
        }
    }

    private static byte[] random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}

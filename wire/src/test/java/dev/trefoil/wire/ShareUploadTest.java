package dev.trefoil.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trefoil.plan.Field;
import dev.trefoil.plan.Frame;
import dev.trefoil.plan.Layout;
import dev.trefoil.plan.Schema;
import dev.trefoil.plan.Type;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareUploadTest {
    private static final Schema SCHEMA = Schema.of(
            Field.of("id", Type.int_(-5, 1000)),
            Field.of("age", Type.int_(0, 120).withNullable(true)),
            Field.of("name", Type.text(6).withNullable(true)));

    static Frame people(int rows) {
        Frame.Builder builder = Frame.builder(SCHEMA, rows);
        for (int row = 0; row < rows; row++) {
            builder.number(0, row, row % 1000 - 5);
            if (row % 3 != 0) {
                builder.number(1, row, row % 121);
                builder.text(2, row, "n" + row % 10_000);
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 5000})
    void theThreeSharesGiveTheTableAgainAndNeighboursHoldTheSameCopies(int rows) {
        Frame frame = people(rows);
        ShareUpload upload = ShareUpload.of(frame, Optional.of("people"));
        long[][] first = new long[3][];
        long[][] second = new long[3][];
        for (int party = 0; party < 3; party++) {
            byte[] message = upload.materials().get(party).bytes();
            ShareMaterial read = ShareMaterial.read(party, upload.manifest(), message);
            first[party] = read.firstShare(upload.manifest());
            second[party] = read.secondShare(upload.manifest());
        }
        for (int party = 0; party < 3; party++) {
            assertThat(second[party]).isEqualTo(first[(party + 1) % 3]);
        }
        int size = Layout.words(rows);
        long[] ids = new long[Layout.width(SCHEMA.fields().get(0).type()) * size];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = first[0][i] ^ first[1][i] ^ first[2][i];
        }
        assertThat(ids)
                .isEqualTo(Arrays.stream(Layout.planes(frame, 0))
                        .flatMapToLong(Arrays::stream)
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 5000})
    void sharesThatArriveInPiecesAreThoseOfTheWholeMessage(int rows) throws IOException {
        ShareUpload upload = ShareUpload.of(people(rows), Optional.of("people"));
        for (int party = 0; party < 3; party++) {
            byte[] message = upload.materials().get(party).bytes();
            ShareMaterial whole = ShareMaterial.read(party, upload.manifest(), message);
            for (int piece : new int[] {1, 100, 1 << 20}) {
                long[][] shares = arrived(party, upload.manifest(), message, piece);
                assertThat(shares[0]).isEqualTo(whole.firstShare(upload.manifest()));
                assertThat(shares[1]).isEqualTo(whole.secondShare(upload.manifest()));
            }
        }
    }

    private static long[][] arrived(int party, UploadManifest manifest, byte[] message, int piece) throws IOException {
        ArrivingShares arriving = new ArrivingShares(party, manifest, new ByteArrayInputStream(message));
        long[][] shares = new long[2][arriving.words()];
        for (long[] share : shares) {
            for (int at = 0; at < share.length; at += piece) {
                int count = Math.min(piece, share.length - at);
                byte[] bytes = new byte[8 * count];
                arriving.next(bytes, count);
                System.arraycopy(Words.of(bytes), 0, share, at, count);
            }
        }
        arriving.finish();
        return shares;
    }

    @Test
    void sharesThatArriveOtherThanCommittedAreRefused() {
        ShareUpload upload = ShareUpload.of(people(100), Optional.empty());
        UploadManifest manifest = upload.manifest();
        for (int party = 0; party < 3; party++) {
            int receiver = party;
            byte[] message = upload.materials().get(party).bytes();
            for (int at : new int[] {0, 40, 64, 80, message.length - 1}) {
                byte[] changed = message.clone();
                changed[at] ^= 1;
                assertThatThrownBy(() -> arrived(receiver, manifest, changed, 50))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageMatching("share \\d of the upload does not match its signed commitment"
                                + "|the correction share of the upload has bits beyond its last row");
            }
            assertThatThrownBy(() -> arrived(receiver, manifest, Arrays.copyOf(message, message.length - 1), 50))
                    .hasMessageContaining(
                            "ends after " + (message.length - 1) + " of " + message.length + " bytes of shares");
            assertThatThrownBy(() -> arrived(receiver, manifest, Arrays.copyOf(message, message.length + 1), 50))
                    .hasMessageContaining("goes on after its " + message.length + " bytes of shares");
        }
    }

    @Test
    void twoUploadsOfOneTableHaveNothingInCommon() {
        Frame frame = people(500);
        ShareUpload one = ShareUpload.of(frame, Optional.empty());
        ShareUpload two = ShareUpload.of(frame, Optional.empty());
        assertThat(one.manifest().commitments())
                .doesNotContainAnyElementsOf(two.manifest().commitments());
        assertThat(one.materials().get(1).bytes())
                .isNotEqualTo(two.materials().get(1).bytes());
    }

    @Test
    void aShareThatIsNotTheCommittedOneIsRefused() {
        ShareUpload upload = ShareUpload.of(people(100), Optional.empty());
        for (int party = 0; party < 3; party++) {
            int receiver = party;
            byte[] message = upload.materials().get(party).bytes();
            for (int at : new int[] {0, 40, 64, 80, message.length - 1}) {
                byte[] changed = message.clone();
                changed[at] ^= 1;
                assertThatThrownBy(() -> ShareMaterial.read(receiver, upload.manifest(), changed))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("does not match its signed commitment");
            }
            assertThatThrownBy(() ->
                            ShareMaterial.read(receiver, upload.manifest(), Arrays.copyOf(message, message.length - 1)))
                    .hasMessageContaining("expected " + message.length);
        }
    }

    @Test
    void materialPrintsNoSecret() {
        ShareMaterial material =
                ShareUpload.of(people(1), Optional.empty()).materials().getFirst();
        assertThat(material).hasToString("ShareMaterial[party 0, 32 secret bytes]");
    }

    @Test
    void moreThanOneGibibyteIsRefusedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> ShareLayout.words(Schema.of(Field.of("t", Type.text(1024))), 10_000_000))
                .hasMessageContaining("larger than the 1 GiB");
    }
}

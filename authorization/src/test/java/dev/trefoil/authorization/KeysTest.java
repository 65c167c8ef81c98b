package dev.trefoil.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void signaturesAreThoseOfRfc8032() {
        // Section 7.1, tests 1 and 2.
        SigningKey key = SigningKey.ofSeed(hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertThat(key.verificationKey().hex())
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HexFormat.of().formatHex(key.sign(new byte[0])))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        SigningKey second = SigningKey.ofSeed(hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        assertThat(second.verificationKey().hex())
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        second.verificationKey().verify(hex("72"), second.sign(hex("72")));
    }

    @Test
    void anAlteredMessageSignatureOrKeyIsRefused() {
        SigningKey key = SigningKey.generate();
        byte[] signature = key.sign(hex("0102"));
        refuses(key.verificationKey(), hex("0103"), signature);
        refuses(SigningKey.generate().verificationKey(), hex("0102"), signature);
        refuses(key.verificationKey(), hex("0102"), new byte[64]);
        refuses(key.verificationKey(), hex("0102"), new byte[63]);
        for (int i = 0; i < 64; i++) {
            byte[] altered = signature.clone();
            altered[i] ^= 1;
            refuses(key.verificationKey(), hex("0102"), altered);
        }
    }

    @Test
    void aSignatureHasOneForm() {
        SigningKey key = SigningKey.generate();
        byte[] signature = key.sign(hex("0102"));
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] malleated = signature.clone();
        BigInteger s = order;
        for (int i = 0; i < 32; i++) {
            s = s.add(BigInteger.valueOf(signature[32 + i] & 0xff).shiftLeft(8 * i));
        }
        for (int i = 0; i < 32; i++) {
            malleated[32 + i] = s.shiftRight(8 * i).byteValue();
        }
        refuses(key.verificationKey(), hex("0102"), malleated);
    }

    @Test
    void keysUnderWhichAnybodyCouldSignAreRefused() {
        for (String point : List.of(
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                // not on the curve; then two encodings beyond p
                "0200000000000000000000000000000000000000000000000000000000000000",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")) {
            assertThatThrownBy(() -> new VerificationKey(point))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no usable Ed25519 key");
        }
        for (int i = 0; i < 50; i++) {
            VerificationKey key = SigningKey.generate().verificationKey();
            assertThat(new VerificationKey(key.hex())).isEqualTo(key);
        }
    }

    @Test
    void keysNeverPrint() {
        assertThat(People.ALICE).hasToString("SigningKey[Ed25519, 32 bytes]");
        assertThat(ResultKey.generate()).hasToString("ResultKey[X25519, 32 bytes]");
        assertThat(People.ALICE.privateKey().toString()).doesNotContain("0a0a0a0a");
    }

    private static void refuses(VerificationKey key, byte[] message, byte[] signature) {
        assertThatThrownBy(() -> key.verify(message, signature))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reasons())
                                .extracting(Reason::kind)
                                .containsExactly(Reason.Kind.BAD_SIGNATURE));
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

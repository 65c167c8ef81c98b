package dev.trefoil.authorization;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Sealing of one party's part of a result to the analyst's result key, so that nobody who relays it learns
/// it.
///
/// A fresh X25519 key of the sender, HKDF-SHA-256 over the shared secret and both public keys, AES-256-GCM.
/// Key and nonce are used for one message only. The context (run, step, party) is bound: opening in another
/// context fails. The seal hides and protects from change; who sealed is proved by the connection, not by the
/// seal.
public final class ResultSeal {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    /// By how many bytes a sealed message is longer.
    public static final int OVERHEAD = KEY + TAG;

    private ResultSeal() {}

    /// The sender's public key (32 bytes), then the ciphertext with its tag (16 bytes longer than `plain`).
    ///
    /// Throws [IllegalArgumentException] for an address that is no usable key.
    public static byte[] seal(ResultAddress to, byte[] context, byte[] plain) {
        KeyPair sender = ResultKey.newPair();
        byte[] senderRaw = ResultAddress.of(sender.getPublic()).raw();
        try {
            Cipher cipher =
                    cipher(Cipher.ENCRYPT_MODE, sender.getPrivate(), to.publicKey(), senderRaw, to.raw(), context);
            byte[] sealed = Arrays.copyOf(senderRaw, KEY + plain.length + TAG);
            cipher.doFinal(plain, 0, plain.length, sealed, KEY);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("nothing can be sealed to this result key: make a new one", e);
        }
    }

    /// What was sealed; throws [Refused] if the message was altered or sealed to another key or in another
    /// context.
    public static byte[] open(ResultKey key, byte[] context, byte[] sealed) {
        return open(key, context, sealed, 0);
    }

    /// As [#open(ResultKey, byte[], byte[])], of the message that begins at byte `from` of `bytes`.
    public static byte[] open(ResultKey key, byte[] context, byte[] bytes, int from) {
        if (bytes.length - from < OVERHEAD) {
            throw new Refused(Reason.Kind.MALFORMED, "a sealed result has at least " + OVERHEAD + " bytes");
        }
        byte[] senderRaw = Arrays.copyOfRange(bytes, from, from + KEY);
        ResultAddress sender = new ResultAddress(HexFormat.of().formatHex(senderRaw));
        try {
            Cipher cipher = cipher(
                    Cipher.DECRYPT_MODE,
                    key.privateKey(),
                    sender.publicKey(),
                    senderRaw,
                    key.address().raw(),
                    context);
            return cipher.doFinal(bytes, from + KEY, bytes.length - from - KEY);
        } catch (GeneralSecurityException e) {
            throw new Refused(
                    Reason.Kind.BAD_SIGNATURE,
                    "a sealed result cannot be opened: it was altered, or is for another key, run, step or party",
                    e);
        }
    }

    private static Cipher cipher(
            int mode, PrivateKey own, PublicKey other, byte[] sender, byte[] receiver, byte[] context)
            throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(own);
        // The JDK refuses points of small order here, so the secret is never all zero.
        agreement.doPhase(other, true);
        SecretKey shared = agreement.generateSecret("Generic");
        byte[] label = "trefoil-result-seal-1".getBytes(StandardCharsets.US_ASCII);
        byte[] info = ByteBuffer.allocate(label.length + 2 * KEY + context.length)
                .put(label)
                .put(sender)
                .put(receiver)
                .put(context)
                .array();
        KDF hkdf = KDF.getInstance("HKDF-SHA256");
        HKDFParameterSpec.Extract extract =
                HKDFParameterSpec.ofExtract().addIKM(shared).extractOnly();
        SecretKey pseudorandom = hkdf.deriveKey("Generic", extract);
        SecretKey key = hkdf.deriveKey("AES", HKDFParameterSpec.expandOnly(pseudorandom, concat(info, 'k'), KEY));
        byte[] nonce = hkdf.deriveData(HKDFParameterSpec.expandOnly(pseudorandom, concat(info, 'n'), NONCE));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG, nonce));
        return cipher;
    }

    private static byte[] concat(byte[] info, char use) {
        byte[] longer = Arrays.copyOf(info, info.length + 1);
        longer[info.length] = (byte) use;
        return longer;
    }
}

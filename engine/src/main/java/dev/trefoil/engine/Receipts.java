package dev.trefoil.engine;

import dev.trefoil.authorization.Envelope;
import dev.trefoil.authorization.Receipt;
import dev.trefoil.authorization.SigningKey;

/// The party's pen for receipts: its long-term key, which signs nothing else here.
final class Receipts {
    private final SigningKey key;

    Receipts(SigningKey key) {
        this.key = key;
    }

    Envelope sign(Receipt receipt) {
        return receipt.sign(key);
    }

    @Override
    public String toString() {
        return "Receipts[" + key + "]";
    }
}

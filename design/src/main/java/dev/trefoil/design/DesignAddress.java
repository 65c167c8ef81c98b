package dev.trefoil.design;

import dev.trefoil.authorization.VerificationKey;
import java.net.URI;

/// Where a design server listens, and the long-term key that it is known by.
public record DesignAddress(URI url, VerificationKey key) {
    public DesignAddress {
        if (!"https".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("a design server's address begins with https://, not " + url);
        }
    }
}

package dev.trefoil.authorization;

/// What a signature is for; part of the signed bytes, so that none can be taken for another.
public final class PayloadType {
    public static final String REQUEST = "application/vnd.trefoil.request+json";
    public static final String DECISION = "application/vnd.trefoil.decision+json";
    public static final String ENVIRONMENT = "application/vnd.trefoil.environment+json";
    public static final String REVOCATION = "application/vnd.trefoil.revocation+json";
    public static final String RECOVERY = "application/vnd.trefoil.recovery+json";
    public static final String RECEIPT = "application/vnd.trefoil.receipt+json";
    public static final String CALL = "application/vnd.trefoil.call+json";
    public static final String AUDIT_HEAD = "application/vnd.trefoil.audit-head+json";

    private PayloadType() {}
}

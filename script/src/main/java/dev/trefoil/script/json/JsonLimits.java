package dev.trefoil.script.json;

/// How large a document may be; held against it before and while it is parsed.
///
/// @param bytes bytes of UTF-8
/// @param depth objects and arrays inside each other
/// @param nodes values in all
/// @param text characters of the longest string
public record JsonLimits(int bytes, int depth, int nodes, int text) {
    /// A script or request, and any message that holds a plan.
    public static final JsonLimits SCRIPT = new JsonLimits(8 << 20, 320, 1_000_000, 8 << 10);

    /// An envelope, whose payload is one long base64 string.
    public static final JsonLimits ENVELOPE = new JsonLimits(12 << 20, 8, 4_000, 12 << 20);

    /// Small messages and configuration: key files, environments, challenges.
    public static final JsonLimits SMALL = new JsonLimits(1 << 20, 16, 20_000, 16 << 10);

    public JsonLimits {
        if (bytes < 1 || depth < 1 || nodes < 1 || text < 1) {
            throw new IllegalArgumentException("a limit below 1 lets nothing in");
        }
    }
}

package dev.trefoil.wire;

import dev.trefoil.script.Digest;
import java.nio.charset.StandardCharsets;

/// What a sealed part of a result belongs to; a part cannot be opened as that of another run, step or party.
public final class ResultContext {
    private ResultContext() {}

    /// @param authorization the digest of the approved request
    public static byte[] of(Digest authorization, RunTag tag, int step, int party) {
        String text = "trefoil result\nauthorization " + authorization + "\nrun " + tag + "\nstep " + step + "\nparty "
                + party + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

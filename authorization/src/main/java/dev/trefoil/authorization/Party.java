package dev.trefoil.authorization;

import dev.trefoil.plan.Names;
import java.util.regex.Pattern;

/// One of the three servers: who runs it, where it listens, and the long-term key that it is known by.
///
/// @param index 0, 1 or 2
/// @param apiPort where clients connect
/// @param linkPort where the other parties connect
public record Party(
        int index, String name, String operator, String host, int apiPort, int linkPort, VerificationKey key) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9a-fA-F:.]{2,45}");

    public Party {
        if (index < 0 || index > 2) {
            throw new IllegalArgumentException("a party's index is 0, 1 or 2, not " + index);
        }
        Names.requireName("party", name);
        Names.requireName("organisation", operator);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("party " + index + ": the host is no host name or address");
        }
        requirePort(index, "API", apiPort);
        requirePort(index, "link", linkPort);
        if (apiPort == linkPort) {
            throw new IllegalArgumentException(
                    "party " + index + ": API and link need different ports, both are " + apiPort);
        }
    }

    private static void requirePort(int index, String what, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "party " + index + ": " + what + " port " + port + " is outside 1..65535");
        }
    }

    /// "party 1 (Name)", for messages to people.
    public String title() {
        return "party " + index + " (" + name + ")";
    }
}

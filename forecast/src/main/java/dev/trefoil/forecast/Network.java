package dev.trefoil.forecast;

/// How fast the links between the parties are, under a name: for the time that a step will take.
///
/// @param name the words in which a forecast names it
/// @param roundSeconds what a small message takes one way, with its handling at both ends
/// @param bytesPerSecond what one party sends in a second
/// @param share how much slower a party computes than on a processor core of its own
public record Network(String name, double roundSeconds, double bytesPerSecond, double share) {
    /// Machines in one building.
    public static final Network LAN = new Network("a LAN of 0.1 ms and 1 Gb/s", 1.5e-4, 1.25e8, 1);

    /// Machines on one continent.
    public static final Network WAN = new Network("a WAN of 25 ms and 200 Mb/s", 25e-3, 2.5e7, 1);

    /// What packing, encrypting, decrypting and unpacking a byte takes of both ends' processors.
    private static final double SECONDS_PER_BYTE = 5e-9;

    public Network {
        if (!(roundSeconds >= 0) || !(bytesPerSecond > 0) || !(share >= 1)) {
            throw new IllegalArgumentException("a network of " + roundSeconds + " s a round, " + bytesPerSecond
                    + " bytes a second, parties " + share + " times slower");
        }
    }

    /// Three parties on this machine, which share its cores.
    public static Network thisMachine() {
        double share = Math.max(1, 3.0 / Runtime.getRuntime().availableProcessors());
        return new Network("three parties on this machine", 1e-4, 1e9, share);
    }

    /// The time from beginning to end: of computing, of sending, and of waiting for messages to arrive.
    public double seconds(Spent spent) {
        double computing = share * (spent.seconds() + SECONDS_PER_BYTE * spent.mostBytes());
        return computing + spent.mostBytes() / bytesPerSecond + spent.rounds() * roundSeconds;
    }
}

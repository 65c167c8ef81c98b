package dev.trefoil.forecast;

import dev.trefoil.mpc.protocol.LinkSpeed;

/// How fast the links between the parties are, under a name: for what a step will send and the time that it will take.
///
/// @param name the words in which a forecast names it
/// @param links what the parties measure when they connect, by which they choose what they send
/// @param share how much slower a party computes than on a processor core of its own
public record Network(String name, LinkSpeed links, double share) {
    /// Machines in one building.
    public static final Network LAN = new Network("a LAN of 0.1 ms and 1 Gb/s", LinkSpeed.LAN, 1);

    /// Machines on one continent.
    public static final Network WAN = new Network("a WAN of 25 ms and 200 Mb/s", LinkSpeed.WAN, 1);

    /// What packing, encrypting, decrypting and unpacking a byte takes of both ends' processors.
    private static final double SECONDS_PER_BYTE = 5e-9;

    /// What handling a message takes at both ends of a link whose delay is known by name.
    private static final double HANDLING_SECONDS = 5e-5;

    public Network {
        if (!(share >= 1)) {
            throw new IllegalArgumentException("parties " + share + " times slower");
        }
    }

    /// Three parties on this machine, which share its cores, over links of which they take this.
    public static Network thisMachine(LinkSpeed links) {
        double share = Math.max(1, 3.0 / Runtime.getRuntime().availableProcessors());
        return new Network("three parties on this machine", links, share);
    }

    /// The time from beginning to end: of computing, of sending, and of waiting for messages to arrive.
    public double seconds(Spent spent) {
        double computing = share * (spent.seconds() + SECONDS_PER_BYTE * spent.mostBytes());
        return computing
                + spent.mostBytes() * 8 / links.bitsPerSecond()
                + spent.rounds() * (links.roundSeconds() + HANDLING_SECONDS);
    }
}

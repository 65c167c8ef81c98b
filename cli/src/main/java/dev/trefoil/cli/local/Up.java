package dev.trefoil.cli.local;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.SigningKey;
import dev.trefoil.design.DesignAddress;
import dev.trefoil.design.DesignEngine;
import dev.trefoil.design.DesignIdentity;
import dev.trefoil.design.DesignServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// `trefoil up`: an environment on one machine that runs until Ctrl-C.
public final class Up {
    private static final String CONNECTION = "local.trefoil";

    private Up() {}

    /// Starts the environment of `dir`, making it if it is not there. Returns only when a party has ended, with 1:
    /// the caller then ends this process and so the others.
    public static int run(Path dir) throws IOException {
        Files.createDirectories(dir);
        try (FileChannel channel =
                FileChannel.open(dir.resolve("up.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            requireAlone(channel, dir);
            return serve(dir);
        }
    }

    private static void requireAlone(FileChannel channel, Path dir) throws IOException {
        if (channel.tryLock() == null) {
            throw new IllegalStateException("another `trefoil up` runs in " + dir
                    + ": connect to it with --environment " + dir.resolve(CONNECTION)
                    + ", or start this one in another directory (--dir)");
        }
    }

    private static int serve(Path dir) throws IOException {
        LocalTrio trio = trio(dir);
        List<PartyProcess> parties = trio.start();
        AtomicBoolean ending = new AtomicBoolean();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            ending.set(true);
            parties.forEach(PartyProcess::close);
        }));
        for (PartyProcess party : parties) {
            System.out.println(party.awaitReady());
        }
        DesignIdentity identity = DesignIdentity.of(designKey(dir));
        try (DesignServer design = DesignServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), identity, new DesignEngine())) {
            Path connection = dir.resolve(CONNECTION);
            DesignAddress address = new DesignAddress(design.address(), identity.key());
            Files.write(connection, trio.connection(Optional.of(address)).encode());
            System.out.println("The design server is ready at " + design.address());
            System.out.println("Connect with Session.connect(\"" + connection + "\") or --environment " + connection);
            System.out.println("Keys of two approvers, a data provider and an analyst lie in " + dir + "/*/key.sk");
            System.out.println("Ctrl-C ends all; the tables stay.");
            int ended = PartyProcess.firstToEnd(parties);
            if (!ending.get()) {
                System.err.println("trefoil: " + ended(trio, ended, parties.get(ended)));
            }
        }
        return 1;
    }

    static String ended(LocalTrio trio, int place, PartyProcess party) {
        return trio.environment().party(place).title() + " has ended, so all others end too; its log is " + party.log();
    }

    private static LocalTrio trio(Path dir) throws IOException {
        if (Files.exists(LocalTrio.environmentFile(dir))) {
            return LocalTrio.open(dir);
        }
        return LocalTrio.create(
                dir,
                "local",
                new LocalTrio.People(
                        List.of(
                                Actor.create(dir.resolve("approver1"), "Approver One", "Local"),
                                Actor.create(dir.resolve("approver2"), "Approver Two", "Local")),
                        List.of(Actor.create(dir.resolve("provider"), "Provider", "Local")),
                        List.of(Actor.create(dir.resolve("analyst"), "Analyst", "Local"))));
    }

    private static SigningKey designKey(Path dir) throws IOException {
        Path file = dir.resolve("design.sk");
        if (!Files.exists(file)) {
            KeyFiles.write(file, SigningKey.generate(), null);
        }
        return KeyFiles.read(file, () -> new char[0]);
    }
}

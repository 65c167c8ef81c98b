package dev.trefoil.design;

import dev.trefoil.authorization.KeyFiles;
import dev.trefoil.authorization.SigningKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// A design server as a process of its own: `DesignMain DIR HOST PORT`.
///
/// Its key is made at the first start and lies in DIR/design.sk. One line tells when it is ready:
/// `design server ready at https://HOST:PORT key HEX`. It ends on SIGTERM.
public final class DesignMain {
    private DesignMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 3 || !arguments[2].matches("\\d{1,5}")) {
            System.err.println("usage: DesignMain DIR HOST PORT");
            System.exit(2);
        }
        limitTimes();
        try {
            DesignServer server = start(Path.of(arguments[0]), arguments[1], Integer.parseInt(arguments[2]));
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                ended.countDown();
            }));
            ended.await();
        } catch (IOException | RuntimeException e) {
            System.err.println("trefoil design server: "
                    + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A client that stops in the middle of a request does not hold a connection for ever.
    private static void limitTimes() {
        System.setProperty("sun.net.httpserver.maxReqTime", "300");
        System.setProperty("sun.net.httpserver.maxRspTime", "600");
    }

    private static DesignServer start(Path folder, String host, int port) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("design.sk");
        if (!Files.exists(file)) {
            KeyFiles.write(file, SigningKey.generate(), null);
        }
        SigningKey key = KeyFiles.read(file, () -> new char[0]);
        DesignIdentity identity = DesignIdentity.of(key);
        DesignServer server = DesignServer.start(new InetSocketAddress(host, port), identity, new DesignEngine());
        System.out.println("design server ready at " + server.address() + " key "
                + identity.key().hex());
        System.out.flush();
        return server;
    }
}

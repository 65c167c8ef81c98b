package dev.trefoil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A key store for TLS between parties on this machine, in a directory of its own; closing removes both.
record LocalKeyStore(Path file) implements AutoCloseable {
    /// Fails if keytool makes none.
    static LocalKeyStore make() throws IOException, InterruptedException {
        Path file = Files.createTempDirectory("trefoil-bench").resolve("bench.p12");
        LocalKeyStore store = new LocalKeyStore(file);
        Process keytool = new ProcessBuilder(command(file))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            store.close();
            throw new IOException("keytool made no key store");
        }
        return store;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.toAbsolutePath().getParent());
    }

    private static List<String> command(Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "bench",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=bench",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                BenchLinks.PASSWORD);
    }
}

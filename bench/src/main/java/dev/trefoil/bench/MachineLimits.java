package dev.trefoil.bench;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// `./trefoil bench --machine`: what this machine can do at most of the four things that protocols consist of, one
/// thread each: random streams, loops over shares, sending, and waiting for a round.
///
/// Each figure is the best of some tries, after one to warm up.
final class MachineLimits {
    private static final int TRIES = 6;
    private static final int PIECE = 1 << 15;
    private static final int IN_CACHE = 1 << 12;
    private static final int IN_MEMORY = 1 << 22;
    private static final int SENT = 1 << 28;
    private static final int TRIPS = 5000;

    private MachineLimits() {}

    /// Something that is tried; it returns how much it did.
    @FunctionalInterface
    private interface Try {
        double amount() throws IOException, GeneralSecurityException;
    }

    static void print(Consumer<String> out) throws IOException, GeneralSecurityException {
        out.accept("processors                              "
                + Runtime.getRuntime().availableProcessors());
        out.accept(line("AES-128-CTR, pieces of 32 KiB", best(MachineLimits::encrypted) / 1e9, "GB/s"));
        out.accept(line("a ^= b & c, arrays of 32 KiB", best(() -> combined(IN_CACHE)) / 1e9, "GB/s read and written"));
        out.accept(
                line("a ^= b & c, arrays of 32 MiB", best(() -> combined(IN_MEMORY)) / 1e9, "GB/s read and written"));
        out.accept(line("fresh memory, first touch", best(MachineLimits::touched) / 1e9, "GB/s"));
        out.accept(line("loopback, one stream, pieces of 32 KiB", best(MachineLimits::sent) / 1e9, "GB/s"));
        out.accept(line("loopback, there and back", 1e6 / best(MachineLimits::trips), "us"));
    }

    private static String line(String name, double value, String unit) {
        return String.format(Locale.ROOT, "%-39s %.2f %s", name, value, unit);
    }

    /// The most in a second.
    private static double best(Try work) throws IOException, GeneralSecurityException {
        double best = 0;
        for (int i = 0; i <= TRIES; i++) {
            long start = System.nanoTime();
            double amount = work.amount();
            double rate = amount / (System.nanoTime() - start) * 1e9;
            best = i == 0 ? 0 : Math.max(best, rate);
        }
        return best;
    }

    private static double encrypted() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[16], "AES"), new IvParameterSpec(new byte[16]));
        byte[] zeros = new byte[PIECE];
        byte[] stream = new byte[PIECE];
        int pieces = SENT / PIECE;
        for (int i = 0; i < pieces; i++) {
            cipher.update(zeros, 0, PIECE, stream);
        }
        return (double) pieces * PIECE;
    }

    private static double combined(int words) {
        long[] a = new long[words];
        long[] b = new long[words];
        long[] c = new long[words];
        int times = IN_MEMORY * 8 / words;
        for (int i = 0; i < times; i++) {
            for (int word = 0; word < words; word++) {
                a[word] ^= b[word] & c[word];
            }
        }
        return 4.0 * Long.BYTES * words * times;
    }

    /// Outside of the heap, whose pages are there already.
    private static double touched() {
        try (Arena arena = Arena.ofConfined()) {
            return arena.allocate(SENT).byteSize();
        }
    }

    private static double sent() throws IOException {
        byte[] piece = new byte[PIECE];
        return connected(
                out -> {
                    for (int i = 0; i < SENT / PIECE; i++) {
                        out.getOutputStream().write(piece);
                    }
                },
                in -> new DataInputStream(in.getInputStream()).skipNBytes(SENT),
                SENT);
    }

    private static double trips() throws IOException {
        return connected(
                one -> {
                    for (int i = 0; i < TRIPS; i++) {
                        one.getOutputStream().write(1);
                        one.getInputStream().read();
                    }
                },
                MachineLimits::echo,
                TRIPS);
    }

    private static void echo(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        for (int i = 0; i < TRIPS; i++) {
            out.write(in.read());
        }
    }

    /// What one end of a connection does.
    @FunctionalInterface
    private interface End {
        void talk(Socket socket) throws IOException;
    }

    private static double connected(End one, End other, double amount) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var threads = Executors.newSingleThreadExecutor();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            socket.setTcpNoDelay(true);
            accepted.setTcpNoDelay(true);
            CompletableFuture<Void> done = CompletableFuture.runAsync(() -> talk(other, accepted), threads);
            one.talk(socket);
            done.join();
            return amount;
        }
    }

    private static void talk(End end, Socket socket) {
        try {
            end.talk(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.trefoil.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DelayLineTest {
    private static final Duration DELAY = Duration.ofMillis(30);
    private static final int LARGE = 40 << 20;

    private final ServerSocket server = listening();
    private final DelayLine line = lineTo(server.getLocalPort());
    private Socket near = new Socket();
    private Socket far = new Socket();

    @BeforeEach
    void connect() throws IOException {
        near = new Socket(InetAddress.getLoopbackAddress(), line.port());
        far = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
        line.close();
        server.close();
    }

    @Test
    void nothingArrivesBeforeTheDelayHasPassed() throws Exception {
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            near.getOutputStream().write(i);
            assertThat(far.getInputStream().read()).isEqualTo(i);
            far.getOutputStream().write(i);
            assertThat(near.getInputStream().read()).isEqualTo(i);
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(DELAY.multipliedBy(2).toNanos());
        }
    }

    @Test
    void manySmallPiecesStayInOrder() throws Exception {
        for (int i = 0; i < 1000; i++) {
            near.getOutputStream().write(i);
        }
        near.shutdownOutput();

        byte[] read = far.getInputStream().readAllBytes();
        assertThat(read).hasSize(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(read[i]).isEqualTo((byte) i);
        }
    }

    @Test
    void muchTravelsBothWaysAtOnce() throws Exception {
        byte[] there = bytes(1);
        byte[] back = bytes(2);
        try (ExecutorService both = Executors.newFixedThreadPool(3)) {
            Future<?> sent = both.submit(() -> write(near, there));
            Future<?> answered = both.submit(() -> write(far, back));
            Future<byte[]> answer = both.submit(() -> near.getInputStream().readAllBytes());

            assertThat(far.getInputStream().readAllBytes()).isEqualTo(there);
            assertThat(answer.get()).isEqualTo(back);
            sent.get();
            answered.get();
        }
    }

    @Test
    void anEndOfOneDirectionLeavesTheOtherOpen() throws Exception {
        near.shutdownOutput();
        assertThat(far.getInputStream().read()).isEqualTo(-1);

        far.getOutputStream().write(7);
        assertThat(near.getInputStream().read()).isEqualTo(7);
        far.shutdownOutput();
        assertThat(near.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void closingCutsTheConnection() throws Exception {
        near.getOutputStream().write(1);
        assertThat(far.getInputStream().read()).isEqualTo(1);
        int port = line.port();

        line.close();

        assertThat(far.getInputStream().read()).isEqualTo(-1);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(SocketException.class);
    }

    @Test
    void aReceiverThatGoesAwayCutsTheSender() {
        assertThatThrownBy(() -> {
                    far.close();
                    for (byte[] piece = new byte[1 << 16]; ; ) {
                        near.getOutputStream().write(piece);
                    }
                })
                .isInstanceOf(SocketException.class);
    }

    private static int write(Socket socket, byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        return bytes.length;
    }

    private static byte[] bytes(long seed) {
        byte[] out = new byte[LARGE];
        new Random(seed).nextBytes(out);
        return out;
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DelayLine lineTo(int port) {
        try {
            return DelayLine.to(port, DELAY);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package gatehouse.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The wire between a client and somebody who says everything back. */
@Timeout(60)
class WireTest {
    private static final byte[] WORD = {1, 2, 3, 4};

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket echo;
    private Wire wire;
    private Socket client;

    @BeforeEach
    void connect() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(this::accept);
        wire = Wire.to(echo.getLocalPort());
        client = connected();
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), wire.port());
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = echo.accept();
                threads.submit(() -> caller.getInputStream().transferTo(caller.getOutputStream()));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        wire.close();
        echo.close();
    }

    private byte[] said(Socket speaker) {
        try {
            speaker.getOutputStream().write(WORD);
            return speaker.getInputStream().readNBytes(WORD.length);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void aSoundWireCarriesEverythingBothWays() {
        assertThat(said(client)).isEqualTo(WORD);
        assertThat(said(client)).isEqualTo(WORD);
    }

    @Test
    void aCutWireResetsWhatIsOpenAndWhatIsNewUntilItIsMended() throws IOException {
        said(client);
        wire.cut();

        assertThatThrownBy(() -> said(client)).isInstanceOf(UncheckedIOException.class);
        try (Socket another = connected()) {
            assertThatThrownBy(() -> said(another)).isInstanceOf(UncheckedIOException.class);
        }
        wire.mend();
        try (Socket later = connected()) {
            assertThat(said(later)).isEqualTo(WORD);
        }
    }

    @Test
    void aFrozenWireTakesEverythingAndCarriesItWhenItThaws() throws IOException {
        said(client);
        wire.freeze();
        client.setSoTimeout(300);

        assertThatThrownBy(() -> said(client)).hasCauseInstanceOf(SocketTimeoutException.class);
        wire.mend();
        client.setSoTimeout(0);
        assertThat(client.getInputStream().readNBytes(WORD.length)).isEqualTo(WORD);
    }

    @Test
    void aSlowWireTakesItsTimeBothWays() {
        said(client);
        wire.delay(Duration.ofMillis(200));
        long begin = System.nanoTime();

        assertThat(said(client)).isEqualTo(WORD);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void aWireBreaksAtTheByteThatItIsTold() throws IOException {
        wire.breakEvery(2 * WORD.length + 2);

        assertThat(said(client)).as("the first four bytes, there and back").isEqualTo(WORD);
        client.getOutputStream().write(WORD);
        // Two bytes of it may still come back.
        assertThatThrownBy(() -> new DataInputStream(client.getInputStream()).readFully(new byte[WORD.length]))
                .isInstanceOf(IOException.class);
        try (Socket later = connected()) {
            assertThat(said(later)).isEqualTo(WORD);
        }
    }
}

package gatehouse.rig.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Stands where a collector of traces would, for OTLP over HTTP and over gRPC: takes whatever comes, and is asked whether
 * some bytes were among it. It says just enough for the other side to go on.
 */
public final class Collector implements AutoCloseable {
    /** How HTTP/2 begins, {@code PRI * HTTP/2.0} and so on. */
    private static final int PREFACE = 24;
    /** Three bytes of length, a type, flags, and four of the stream. */
    private static final int FRAME_HEADER = 9;

    private static final byte SETTINGS = 4;
    private static final byte ACKNOWLEDGED = 1;

    private final ServerSocket door;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    /** Listens on a free port of this machine. */
    public Collector() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        inBackground(this::accept);
    }

    public URI address() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    /** @param trace as it is written, in hex; OTLP carries it as bytes */
    public boolean has(String trace) {
        String wanted = new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
        return taken.toString(StandardCharsets.ISO_8859_1).contains(wanted);
    }

    private void accept() throws IOException {
        while (true) {
            Socket caller = door.accept();
            inBackground(() -> take(caller));
        }
    }

    private void take(Socket caller) throws IOException {
        try (caller) {
            DataInputStream in = new DataInputStream(caller.getInputStream());
            byte[] begin = in.readNBytes(PREFACE);
            if (new String(begin, StandardCharsets.ISO_8859_1).startsWith("PRI ")) {
                takeFrames(in, caller.getOutputStream());
            } else {
                takeText(in, caller.getOutputStream());
            }
        }
    }

    private void takeFrames(DataInputStream in, OutputStream out) throws IOException {
        out.write(settings((byte) 0));
        while (true) {
            byte[] header = new byte[FRAME_HEADER];
            in.readFully(header);
            int length = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | header[2] & 0xff;
            byte[] frame = new byte[length];
            in.readFully(frame);
            taken.writeBytes(frame);
            if (header[3] == SETTINGS && header[4] != ACKNOWLEDGED) {
                out.write(settings(ACKNOWLEDGED));
            }
        }
    }

    private static byte[] settings(byte flags) {
        return new byte[] {0, 0, 0, SETTINGS, flags, 0, 0, 0, 0};
    }

    /** Thanks for whatever came at once, and hangs up when nothing more does. */
    private void takeText(InputStream in, OutputStream out) throws IOException {
        byte[] some = new byte[65_536];
        for (int length = in.read(some); length >= 0; length = in.read(some)) {
            taken.write(some, 0, length);
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException hungUp) {
                return; // The other side, or the end of the test: what came is kept.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

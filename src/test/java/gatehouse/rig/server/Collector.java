package gatehouse.rig.server;

import java.io.ByteArrayInputStream;
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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * Stands where a collector of traces would, for OTLP over HTTP and over gRPC: takes whatever comes, and is asked which spans
 * were among it. It says just enough for the other side to go on.
 */
public final class Collector implements AutoCloseable {
    /** How HTTP/2 begins, {@code PRI * HTTP/2.0} and so on. */
    private static final int PREFACE = 24;
    /** Three bytes of length, a type, flags, and four of the stream. */
    private static final int FRAME_HEADER = 9;

    private static final byte DATA = 0;
    private static final byte SETTINGS = 4;
    private static final byte WINDOW_UPDATE = 8;
    private static final byte ACKNOWLEDGED = 1;
    private static final byte LAST = 1;
    /** Where in the header of a frame its stream stands. */
    private static final int STREAM = 5;

    private static final int MESSAGE_HEADER = 5;

    /** A span begins with the 16 bytes of its trace. */
    private static final String TRACE_FIELD = "\n\u0010";
    /** Its name, a byte of length before it. */
    private static final char NAME_FIELD = '*';

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

    /** The names of the spans that came of this trace. @param trace as it is written, in hex; OTLP carries it as bytes */
    public Set<String> spans(String trace) {
        String all = taken.toString(StandardCharsets.ISO_8859_1);
        String wanted = TRACE_FIELD + new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1);
        Set<String> names = new TreeSet<>();
        for (int at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
            names.add(name(all, at + wanted.length()));
        }
        return names;
    }

    /** Between trace and name stand ids, each with a byte of kind and one of length before it. */
    private static String name(String all, int from) {
        int at = from;
        while (at + 1 < all.length() && all.charAt(at) != NAME_FIELD) {
            at += 2 + all.charAt(at + 1);
        }
        int begin = Math.min(at + 2, all.length());
        return all.substring(begin, Math.min(begin + all.charAt(begin - 1), all.length()));
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
        Map<Integer, ByteArrayOutputStream> calls = new HashMap<>();
        while (true) {
            byte[] header = in.readNBytes(FRAME_HEADER);
            if (header.length < FRAME_HEADER) {
                return;
            }
            int length = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | header[2] & 0xff;
            byte[] frame = in.readNBytes(length);
            if (header[3] == DATA && length > 0) {
                out.write(roomFor(length));
                ByteArrayOutputStream call = calls.computeIfAbsent(
                        ByteBuffer.wrap(header).getInt(STREAM), stream -> new ByteArrayOutputStream());
                call.writeBytes(frame);
            }
            if (header[3] == DATA && (header[4] & LAST) != 0) {
                takeCall(calls.remove(ByteBuffer.wrap(header).getInt(STREAM)).toByteArray());
            }
            if (header[3] == SETTINGS && header[4] != ACKNOWLEDGED) {
                out.write(settings(ACKNOWLEDGED));
            }
        }
    }

    /** One message, before which stand whether it is compressed, and its length. */
    private void takeCall(byte[] call) throws IOException {
        InputStream message = new ByteArrayInputStream(call, MESSAGE_HEADER, call.length - MESSAGE_HEADER);
        taken.writeBytes((call[0] == 0 ? message : new GZIPInputStream(message)).readAllBytes());
    }

    private static byte[] settings(byte flags) {
        return new byte[] {0, 0, 0, SETTINGS, flags, 0, 0, 0, 0};
    }

    /** On the connection, or the other side would stop after 64 kB. One call of it is smaller. */
    private static byte[] roomFor(int length) {
        return ByteBuffer.allocate(FRAME_HEADER + Integer.BYTES)
                .put(new byte[] {0, 0, Integer.BYTES, WINDOW_UPDATE})
                .position(FRAME_HEADER)
                .putInt(length)
                .array();
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

package gatehouse.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A provider of texts over HTTP with a mood, that writes down whatever it is asked to send. Connections stay open. */
final class Provider implements AutoCloseable {
    /** How it answers what it has understood. */
    enum Mood {
        TAKES,
        /** Says that it cannot at the moment. */
        REFUSES,
        /** Takes it, and says so when nobody waits any more. */
        SLOW,
        /** Takes it and dies before it says so. */
        DIES,
        /** Says twice that it has taken it, in one breath. */
        TWICE
    }

    /** What it is to be asked, as a setting. */
    static final String BODY = "Id={id}&To={digits}&Text={text}";

    private static final Pattern BODY_OF = Pattern.compile("Id=([^&]*)&To=([^&]*)&Text=([^&]*)");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final long TOO_LONG_MILLIS = 4_000;

    /** @param mood in which it was asked */
    record Asked(String id, String to, String text, Mood mood) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket socket;
    private volatile Mood mood = Mood.TAKES;

    Provider() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
        threads.submit(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/messages";
    }

    void is(Mood from) {
        mood = from;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<Asked> askedFor(String phone) {
        return asked.stream().filter(each -> each.to().equals(phone)).toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = socket.accept();
                threads.submit(() -> serve(caller));
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            boolean more = true;
            while (more) {
                more = in.readLine() != null && answer(body(in), caller.getOutputStream());
            }
        } catch (IOException | InterruptedException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private static String body(BufferedReader in) throws IOException {
        int length = 0;
        for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
            Matcher found = LENGTH.matcher(header);
            length = found.matches() ? Integer.parseInt(found.group(1)) : length;
        }
        char[] body = new char[length];
        for (int read = 0; read < length; ) {
            read += in.read(body, read, length - read);
        }
        return new String(body);
    }

    /** @return whether the connection goes on */
    private boolean answer(String body, OutputStream out) throws IOException, InterruptedException {
        Mood now = mood;
        Matcher found = BODY_OF.matcher(body);
        if (!found.matches()) {
            throw new IllegalStateException("Was asked " + body);
        }
        String id = decoded(found.group(1));
        asked.add(new Asked(id, decoded(found.group(2)), decoded(found.group(3)), now));
        switch (now) {
            case TAKES -> write(200, id, out);
            case REFUSES -> write(503, id, out);
            case SLOW -> {
                Thread.sleep(TOO_LONG_MILLIS);
                write(200, id, out);
            }
            case DIES -> {
                return false;
            }
            case TWICE -> {
                write(200, id, out);
                write(200, id, out);
            }
        }
        return true;
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static void write(int status, String id, OutputStream out) throws IOException {
        String body = "{\"sid\":\"" + id + "\"}";
        out.write(("HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        } finally {
            threads.shutdownNow();
        }
    }
}

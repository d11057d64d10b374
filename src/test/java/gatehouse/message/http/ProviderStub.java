package gatehouse.message.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A provider that reads requests and writes the very bytes that it was told to, so that it can break the rules of HTTP as
 * well. One answer a connection.
 */
public final class ProviderStub implements AutoCloseable {
    /** As an answer: none, for as long as anybody waits. */
    static final String SILENCE = "...";

    /** @param headers by their names in lower case */
    public record Call(String line, Map<String, String> headers, String body) {}

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket socket;
    private volatile String answer;

    public ProviderStub() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException unable) {
            throw new IllegalStateException(unable);
        }
        answers(200, "{}");
        threads.submit(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/messages";
    }

    /** @param account user and password, with a colon between */
    public String url(String account) {
        return url().replace("://", "://" + account + "@");
    }

    public List<Call> calls() {
        return calls;
    }

    public void answers(int status, String body) {
        answers("HTTP/1.1 " + status + " Whatever\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body);
    }

    void answers(String bytes) {
        answer = bytes;
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
            calls.add(read(in));
            if (answer.equals(SILENCE)) {
                in.read();
                return;
            }
            OutputStream out = caller.getOutputStream();
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            out.flush();
            caller.shutdownOutput();
            in.read();
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private static Call read(BufferedReader in) throws IOException {
        String line = in.readLine();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        char[] body = new char[Integer.parseInt(headers.get("content-length"))];
        for (int read = 0; read < body.length; ) {
            read += in.read(body, read, body.length - read);
        }
        byte[] bytes = new String(body).getBytes(StandardCharsets.ISO_8859_1);
        return new Call(line, headers, new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unclean) {
            throw new IllegalStateException(unclean);
        } finally {
            threads.shutdownNow();
        }
    }
}

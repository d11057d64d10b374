package gatehouse.message.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A relay that says its lines one after the other, whatever it hears, and then hangs up. After {@value #TLS} it goes on in
 * TLS.
 */
final class ScriptedRelay implements AutoCloseable {
    /** A line that is not said; what follows is not either. */
    static final String SILENCE = "...";

    static final String TLS = "220 go ahead in TLS";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final Thread thread;
    private final SSLContext tls;

    ScriptedRelay(String... lines) throws IOException {
        this(null, lines);
    }

    ScriptedRelay(SSLContext tls, String... lines) throws IOException {
        this.tls = tls;
        socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        thread = new Thread(() -> speak(lines), "scripted-relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    private void speak(String... lines) {
        try (Socket caller = socket.accept()) {
            BufferedReader in = reader(caller);
            OutputStream out = caller.getOutputStream();
            String before = "";
            for (String line : lines) {
                if (!before.isEmpty()) {
                    listen(in, before);
                }
                if (line.equals(SILENCE)) {
                    in.readLine();
                    return;
                }
                if (!line.isEmpty()) {
                    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
                if (line.equals(TLS)) {
                    Socket encrypted = encrypted(caller);
                    in = reader(encrypted);
                    out = encrypted.getOutputStream();
                }
                before = line;
            }
            // To what was said last there may be an answer that has to be read, or the end is a reset.
            listen(in, before);
        } catch (IOException gone) {
            heard.add("gone");
        }
    }

    private static BufferedReader reader(Socket caller) throws IOException {
        return new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
    }

    private Socket encrypted(Socket caller) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(caller, null, caller.getPort(), false);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private void listen(BufferedReader in, String said) throws IOException {
        String line = in.readLine();
        while (line != null && said.startsWith("354") && !line.equals(".")) {
            line = in.readLine();
        }
        if (line != null) {
            heard.add(line);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        thread.interrupt();
    }
}

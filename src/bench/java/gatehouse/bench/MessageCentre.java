package gatehouse.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An operator's message centre on loopback, as much of SMPP 3.4 as Gatehouse speaks to one: it lets everybody bind, takes
 * every message, at once or after a while, and remembers when it got each. Costs the server nothing, for it runs here.
 */
final class MessageCentre implements AutoCloseable {
    private static final int BIND_TRANSCEIVER = 0x9;
    private static final int SUBMIT = 0x4;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int UNBIND = 0x6;
    private static final int RESPONSE = 0x80000000;
    private static final int HEADER = 16;

    private final ServerSocket socket;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Map<String, Long> got = new ConcurrentHashMap<>();
    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
    private final AtomicInteger submits = new AtomicInteger();
    private final ScheduledExecutorService answers = Executors.newSingleThreadScheduledExecutor(this::daemon);
    private volatile long delayMillis;

    MessageCentre() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
        daemon(this::accept).start();
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "message-centre");
        thread.setDaemon(true);
        return thread;
    }

    String url() {
        return "smpp://bench:secret@127.0.0.1:" + socket.getLocalPort();
    }

    /** How long it thinks about each message from now on; of many at once. */
    void answersAfter(long millis) {
        delayMillis = millis;
    }

    /** When it first got a message to each number, by {@code System.nanoTime()}. */
    Map<String, Long> got() {
        return got;
    }

    /** The messages that it got to each number, code and all, as they came: the same again when one came again. */
    Map<String, List<String>> texts() {
        return texts;
    }

    /** How many messages it got, doubled ones too. */
    int submits() {
        return submits.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                daemon(() -> serve(connection)).start();
            }
        } catch (IOException closed) {
            answers.shutdown();
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            while (true) {
                byte[] body = new byte[in.readInt() - HEADER];
                int command = in.readInt();
                in.readInt();
                int sequence = in.readInt();
                in.readFully(body);
                answer(command, sequence, body, out);
            }
        } catch (EOFException | SocketException left) {
            connections.remove(connection);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void answer(int command, int sequence, byte[] body, DataOutputStream out) throws IOException {
        switch (command) {
            case SUBMIT -> {
                long now = System.nanoTime();
                remember(body, now);
                String id = "m" + submits.incrementAndGet();
                answers.schedule(() -> respond(command, sequence, id, out), delayMillis, TimeUnit.MILLISECONDS);
            }
            case BIND_TRANSCEIVER -> respond(command, sequence, "bench", out);
            case ENQUIRE_LINK, UNBIND -> write(command, sequence, new byte[0], out);
            default -> {
                // An answer to something that we asked; we ask nothing.
            }
        }
    }

    private void remember(byte[] submit, long now) {
        int recipient = recipient(submit);
        String number = latin(submit, recipient, end(submit, recipient) - 1);
        texts.computeIfAbsent(number, first -> new CopyOnWriteArrayList<>()).add(text(submit, recipient));
        got.putIfAbsent(number, now);
    }

    /** Who asked may be gone by now. */
    private static void respond(int command, int sequence, String text, DataOutputStream out) {
        try {
            write(command, sequence, (text + '\0').getBytes(StandardCharsets.US_ASCII), out);
        } catch (IOException gone) {
            System.out.println("  nobody there for the answer of a message centre");
        }
    }

    private static void write(int command, int sequence, byte[] body, DataOutputStream out) throws IOException {
        byte[] response = ByteBuffer.allocate(HEADER + body.length)
                .putInt(HEADER + body.length)
                .putInt(command | RESPONSE)
                .putInt(0)
                .putInt(sequence)
                .put(body)
                .array();
        synchronized (out) {
            out.write(response);
            out.flush();
        }
    }

    /** Behind the service type, two bytes and the sender, and two bytes more. */
    private static int recipient(byte[] submit) {
        int sender = end(submit, 0) + 2;
        return end(submit, sender) + 2;
    }

    /** Behind the recipient, three bytes, two times and four bytes, there is the length of the text, and the text. */
    private static String text(byte[] submit, int recipient) {
        int schedule = end(submit, recipient) + 3;
        int length = end(submit, end(submit, schedule)) + 4;
        return latin(submit, length + 1, length + 1 + Byte.toUnsignedInt(submit[length]));
    }

    private static String latin(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Behind the zero that ends the text which begins here. */
    private static int end(byte[] bytes, int start) {
        int end = start;
        while (bytes[end] != 0) {
            end++;
        }
        return end + 1;
    }

    /** Cuts all connections, without a word, and takes no new ones. */
    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }
}

package gatehouse.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A wire between a client and a server on this machine, for tests that want it bad: slow, cut, frozen, or broken at a
 * certain byte. It is sound when it is made, and again after {@link #mend()}.
 */
public final class Wire implements AutoCloseable {
    private static final int CHUNK = 8192;

    private final int server;
    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private boolean isCut;
    private boolean isFrozen;
    private Duration delay = Duration.ZERO;
    /** Zero: it does not break. */
    private int between;

    private int bytesLeft;

    private Wire(int server) {
        this.server = server;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException unable) {
            throw new UncheckedIOException(unable);
        }
        threads.submit(this::accept);
    }

    /** @param server port on this machine; nobody has to listen there yet */
    public static Wire to(int server) {
        return new Wire(server);
    }

    /** Where the client connects to. */
    public int port() {
        return socket.getLocalPort();
    }

    /** Each piece of data takes so much longer, both ways. */
    synchronized void delay(Duration longer) {
        delay = longer;
    }

    /** Every connection is reset, and each new one at once. */
    synchronized void cut() {
        isCut = true;
        links.forEach(Link::reset);
    }

    /** Connections are taken and nothing comes through any more: neither data nor that the other side has gone. */
    public synchronized void freeze() {
        isFrozen = true;
    }

    /** Whenever so many bytes have come through, both ways and of all connections, the one that carried the last of them is reset. */
    synchronized void breakEvery(int bytes) {
        between = bytes;
        bytesLeft = bytes;
    }

    /** What was held back comes through now. */
    public synchronized void mend() {
        isCut = false;
        isFrozen = false;
        delay = Duration.ZERO;
        between = 0;
        notifyAll();
    }

    private void accept() {
        try {
            while (true) {
                Link link = new Link(socket.accept());
                links.add(link);
                threads.submit(link::connect);
            }
        } catch (IOException closed) {
            threads.shutdownNow();
        }
    }

    private synchronized boolean isCut() {
        return isCut;
    }

    private void pass(int length) throws InterruptedException {
        Thread.sleep(delay(length).toMillis());
        awaitThaw();
    }

    private synchronized Duration delay(int length) {
        return length < 0 ? Duration.ZERO : delay;
    }

    private synchronized void awaitThaw() throws InterruptedException {
        while (isFrozen) {
            wait();
        }
    }

    /** @return how many of these bytes are carried; fewer when the wire breaks there */
    private synchronized int carried(int length) {
        if (between == 0) {
            return length;
        }
        if (bytesLeft >= length) {
            bytesLeft -= length;
            return length;
        }
        int last = bytesLeft;
        bytesLeft = between;
        return last;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        } finally {
            mend();
            links.forEach(Link::reset);
        }
    }

    /** One connection, from its client to the server. */
    private final class Link {
        private final Socket client;
        private volatile Socket end;

        Link(Socket client) {
            this.client = client;
        }

        void connect() {
            try {
                awaitThaw();
                end = new Socket(InetAddress.getLoopbackAddress(), server);
                if (isCut()) {
                    reset();
                    return;
                }
                threads.submit(() -> pump(end, client));
                pump(client, end);
            } catch (IOException away) {
                reset();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }

        private void pump(Socket from, Socket to) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] chunk = new byte[CHUNK];
                int length = 0;
                while (length >= 0) {
                    length = in.read(chunk);
                    pass(length);
                    if (length > 0 && carry(Arrays.copyOf(chunk, length), out)) {
                        return;
                    }
                }
                to.shutdownOutput();
            } catch (IOException broken) {
                reset();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }

        /** @return whether the wire broke */
        private boolean carry(byte[] bytes, OutputStream out) throws IOException {
            int carried = carried(bytes.length);
            out.write(bytes, 0, carried);
            out.flush();
            if (carried < bytes.length) {
                reset();
            }
            return carried < bytes.length;
        }

        /** Both sides learn that it is over, and that it did not end well. */
        void reset() {
            links.remove(this);
            reset(client);
            if (end != null) {
                reset(end);
            }
        }

        private void reset(Socket side) {
            try {
                side.setSoLinger(true, 0);
                side.close();
            } catch (IOException gone) {
                links.remove(this);
            }
        }
    }
}

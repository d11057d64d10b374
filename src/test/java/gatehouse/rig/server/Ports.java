package gatehouse.rig.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** Looks for room for all the ports of a server, so that several can run on one machine. */
final class Ports {
    private static final int FIRST_OFFSET = 10_000;
    /** Below what Linux gives to connections that go out. */
    private static final int LAST_OFFSET = 22_000;

    private Ports() {}

    /** @return what to add to each of these ports */
    static int freeOffset(int... ports) {
        return new Random()
                .ints(FIRST_OFFSET, LAST_OFFSET)
                .filter(offset -> IntStream.of(ports).allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

package gatehouse.rig;

import gatehouse.rig.server.Folders;
import java.nio.file.Path;

/** What the server under test has written since it started. */
public final class ServerLog {
    private ServerLog() {}

    public static String text() {
        return ServerUnderTest.isStartedByUs()
                ? ServerUnderTest.get().log()
                : Folders.log(Path.of(System.getProperty("gatehouse.it.log")));
    }
}

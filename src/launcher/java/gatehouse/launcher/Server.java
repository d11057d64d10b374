package gatehouse.launcher;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Payara Micro in a process of its own that never outlives the launcher: its standard input is a pipe from there, and
 * when that ends, however the launcher died, the server shuts down in good order.
 */
public final class Server {
    private Server() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(Server::stopWithLauncher, "launcher-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName("fish.payara.micro.PayaraMicro")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static void stopWithLauncher() {
        try {
            // Nothing is ever written: only the end matters.
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            System.err.println("The pipe to the launcher broke: " + broken.getMessage());
        }
        System.exit(0);
    }
}

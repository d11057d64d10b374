package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Launched.Ended;
import java.nio.file.Path;
import java.util.Map;

/** Payara Micro, as {@code mvn -Prun} starts it. */
final class LaunchedServer implements NodeServer {
    private final int port = TestServerSettings.freePort();
    private final Path data;
    private final Launch launch;
    private Launched running;

    LaunchedServer(Path folder, Map<String, String> settings, Path target) {
        data = folder;
        launch = Launch.in(folder).onPort(port).with("launcher.target", target.toString());
        settings.forEach(launch::with);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int healthPort() {
        return port;
    }

    @Override
    public void prepare() {
        // The launcher does it all.
    }

    @Override
    public void start() {
        if (running != null) {
            // Of a server that was killed, the launcher may just be noticing.
            running.awaitEnd();
        }
        running = launch.start();
    }

    @Override
    public void awaitStarted() {
        running.awaitReady();
    }

    @Override
    public void stop() {
        Ended ended = running.terminate();
        assertThat(ended.status()).as("%s", ended).isZero();
    }

    @Override
    public void kill() {
        running.killServerNow();
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public String log() {
        return running.log();
    }

    @Override
    public ClosedBroker broker() {
        return ClosedBroker.in(data);
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}

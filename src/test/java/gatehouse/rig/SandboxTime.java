package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

/** The sandbox's clock in the hands of a test, which puts it back by closing this. */
public final class SandboxTime implements AutoCloseable {
    private static final String CLOCK = "/sandbox/clock";

    private final Api server;

    private SandboxTime(Api server) {
        this.server = server;
    }

    /** @param server the whole server */
    public static SandboxTime of(Api server) {
        return new SandboxTime(server);
    }

    public Instant now() {
        return Instant.parse(server.get(CLOCK).at("now"));
    }

    public void advance(Duration step) {
        String body = Body.empty().with("advance", step).toString();
        assertThat(server.post(CLOCK, body).status()).isEqualTo(200);
    }

    @Override
    public void close() {
        assertThat(server.delete(CLOCK).status()).isEqualTo(200);
    }
}

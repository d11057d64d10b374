package gatehouse.challenge;

import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Makes the answers of challenges. Codes are random, except in a sandbox with {@code gatehouse.sandbox.codes} =
 * {@code fixed}, its default, where they are 123456 as the published examples print them. No setting brings that code to
 * production. Links are random everywhere.
 */
@ApplicationScoped
public class Codes {
    private static final String SANDBOX_CODES = "gatehouse.sandbox.codes";
    private static final String FIXED_CODE = "123456";
    private static final int DIGITS = 6;
    private static final int TOKEN_BYTES = 32;

    private enum SandboxCodes {
        FIXED,
        RANDOM
    }

    private final Randomness randomness;
    private final boolean fixed;

    @Inject
    public Codes(Settings settings, Randomness randomness) {
        this.randomness = randomness;
        this.fixed = settings.isSandbox() && settings.choice(SANDBOX_CODES, SandboxCodes.FIXED) == SandboxCodes.FIXED;
    }

    /** Makes a broken setting stop the start, not the first code. */
    void checkAtStart(@Observes Starting starting) {
        code();
    }

    /** Six digits, leading zeros included. */
    public Secret code() {
        return Secret.of(fixed ? FIXED_CODE : randomness.digits(DIGITS));
    }

    /** 43 characters that are safe in a URL. */
    public Secret link() {
        return Secret.of(randomness.token(TOKEN_BYTES));
    }
}

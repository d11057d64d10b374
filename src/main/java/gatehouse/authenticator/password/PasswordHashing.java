package gatehouse.authenticator.password;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The only door to the slow hash. So few may hash at once that everything else goes on, and so few may wait that nobody
 * waits in vain. A use case asks for admission first, before it reads anything; it holds no database connection
 * while it waits for a place or hashes, and no place while it waits for the database:
 *
 * <pre>
 * if (!(hashing.admit() instanceof Admission.Admitted admitted)) ... too many
 * try (HashingTicket ticket = admitted.ticket()) {
 *     stored = ...                                  // first short transaction
 *     checked = ticket.verify(stored, candidate);   // waits for a place, and keeps it
 *     fresh = checked.needsRehash() ? ticket.hash(candidate) : ...
 * }
 * ...                                               // second short transaction
 * </pre>
 *
 * <p>A refusal comes at once, and to those of many who asked at the same moment and came too late, when they are about to
 * hash. Who is served has his answer within the longest wait and the time of two hashes, or of seven where a new password is
 * compared with the last five and the present one is asked for.
 */
@ApplicationScoped
public class PasswordHashing {
    /** Cost of new hashes, 10 to 14; default 12. The sandbox takes 4 to 14, for measuring, and has 10. */
    static final String COST = "gatehouse.password.bcrypt-cost";
    /** How many may hash at once; default one less than there are cores, at least one. */
    static final String CONCURRENCY = "gatehouse.password.hash-concurrency";
    /** How long anybody may have to wait before hashing; default two seconds, at most a minute. */
    static final String WAIT = "gatehouse.password.hash-wait";

    private static final Duration WAIT_DEFAULT = Duration.ofSeconds(2);
    private static final Duration WAIT_MOST = Duration.ofMinutes(1);
    private static final int CONCURRENCY_MOST = 1024;

    private final PepperedBCrypt bcrypt;
    private final Bulkhead bulkhead;

    @Inject
    public PasswordHashing(Settings settings, KeyedHash pepper, Randomness randomness) {
        this.bcrypt = new PepperedBCrypt(pepper, randomness, cost(settings));
        this.bulkhead = new Bulkhead(concurrency(settings), longestWait(settings), measure(bcrypt), System::nanoTime);
    }

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    /** Says at once whether there will be a place in time. */
    public Admission admit() {
        return bulkhead.foresee()
                .<Admission>map(Admission.Overloaded::after)
                .orElseGet(() -> new Admission.Admitted(new HashingTicket(bcrypt, bulkhead)));
    }

    /** Hashes a password to be stored, for whoever has nothing to read before; {@code next} runs when it is done. */
    public <R> R hash(Secret password, Function<Hashed, R> next, Function<Duration, R> overloaded) {
        return hashInTurn(password, Optional::empty, next, overloaded);
    }

    /**
     * Hashes a password for whoever has something to look up before, and must not be kept from it for nothing.
     *
     * @param objection asked once there is room; what it says is the answer, and nothing is hashed
     */
    public <R> R hashInTurn(
            Secret password,
            Supplier<Optional<R>> objection,
            Function<Hashed, R> next,
            Function<Duration, R> overloaded) {
        return admit().as(new Admission.Cases<>() {
            @Override
            public R admitted(Admission.Admitted admitted) {
                Hashed hashed;
                try (HashingTicket ticket = admitted.ticket()) {
                    Optional<R> refusal = objection.get();
                    if (refusal.isPresent()) {
                        return refusal.get();
                    }
                    hashed = ticket.hash(password);
                }
                return next.apply(hashed);
            }

            @Override
            public R overloaded(Admission.Overloaded refused) {
                return overloaded.apply(refused.retryAfter());
            }
        });
    }

    public HashingFigures figures() {
        return bulkhead.figures();
    }

    private static int cost(Settings settings) {
        return settings.isSandbox() ? settings.number(COST, 10, 4, 14) : settings.number(COST, 12, 10, 14);
    }

    private static int concurrency(Settings settings) {
        int spareOne = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return settings.number(CONCURRENCY, spareOne, 1, CONCURRENCY_MOST);
    }

    private static Duration longestWait(Settings settings) {
        Duration wait = settings.duration(WAIT, WAIT_DEFAULT);
        if (wait.isNegative() || wait.compareTo(WAIT_MOST) > 0) {
            throw new BrokenSetting(WAIT, "must be from PT0S to PT1M");
        }
        return wait;
    }

    /** One hash, so that the first flood after a start is judged by what this machine can do. */
    private static Duration measure(PepperedBCrypt bcrypt) {
        long start = System.nanoTime();
        bcrypt.verify(Optional.empty(), Secret.of("measure"));
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

package gatehouse.authenticator.password;

import java.time.Duration;

/** The answer of {@link PasswordHashing#admit}: go on, or come back later. */
public sealed interface Admission {
    /** A place is within reach. Whoever gets the ticket closes it. */
    record Admitted(HashingTicket ticket) implements Admission {
        @Override
        public <R> R as(Cases<R> cases) {
            try {
                return cases.admitted(this);
            } catch (HashingTicket.TooLate late) {
                return cases.overloaded(Overloaded.after(late.retryAfter()));
            }
        }
    }

    /**
     * More is waiting than can be served in time.
     *
     * @param retryAfter when it is worth trying again, in whole seconds, at least one
     */
    record Overloaded(Duration retryAfter) implements Admission {
        static Overloaded after(Duration wait) {
            return new Overloaded(
                    Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds())));
        }

        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(this);
        }
    }

    <R> R as(Cases<R> cases);

    /**
     * One method for each case, so that a new case stops every caller from compiling until it is answered. Who was admitted and
     * then comes too late for a place is told {@link #overloaded} as well, with nothing but a look at the database behind them.
     */
    interface Cases<R> {
        R admitted(Admitted admitted);

        R overloaded(Overloaded overloaded);
    }
}

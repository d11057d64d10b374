package gatehouse.authenticator.password;

import java.time.Duration;

/** The answer of {@link PasswordHashing#admit}: in, or come back later. */
public sealed interface Admission {
    /** In. Whoever gets the ticket closes it. */
    record Admitted(HashingTicket ticket) implements Admission {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.admitted(this);
        }
    }

    /**
     * More is waiting than can be served in time.
     *
     * @param retryAfter when it is worth trying again, in whole seconds, at least one
     */
    record Overloaded(Duration retryAfter) implements Admission {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case, so that a new case stops every caller from compiling until it is answered. */
    interface Cases<R> {
        R admitted(Admitted admitted);

        R overloaded(Overloaded overloaded);
    }
}

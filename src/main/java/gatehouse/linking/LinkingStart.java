package gatehouse.linking;

import gatehouse.platform.Secret;
import java.time.Duration;
import java.time.Instant;

/** What came of asking for a code that links a device. */
public sealed interface LinkingStart {
    /**
     * There is a code, and none before it is good any more.
     *
     * @param code to be shown to the owner, once: 16 letters and digits
     */
    record Started(Secret code, Instant expires) implements LinkingStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.started(this);
        }
    }

    /** A device is linked for this use; it has to be retired first. */
    record AlreadyLinked() implements LinkingStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.alreadyLinked(this);
        }
    }

    /** Too many codes were asked for lately. */
    record TooMany(Duration retryAfter) implements LinkingStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(this);
        }
    }

    /** The session is over, or its subject may not sign in any more. */
    record Over() implements LinkingStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over(this);
        }
    }

    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R started(Started started);

        R alreadyLinked(AlreadyLinked alreadyLinked);

        R tooMany(TooMany tooMany);

        R over(Over over);
    }
}

package gatehouse.devicelogin;

import java.time.Duration;
import java.time.Instant;

/** What came of asking to be let in by a device. */
public sealed interface DeviceLoginStart {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        /**
         * The device is asked. Where the tenant does not tell who is unknown to it, nobody need be asked at all.
         *
         * @param challengeId below 2^53
         */
        R started(long challengeId);

        /** Nobody has the name, or it opens nothing, or not for that customer. Which one is nobody's business. */
        R refused();

        /** The subject has no device that checks its owner. */
        R notRegistered();

        /** A device alone is not enough for the subject's population. */
        R notSupported();

        /** Too many wrong passwords in a row, for a known or an unknown name alike. */
        R locked(Instant until);

        /** The owner said no too often in a row, and is left in peace. */
        R turnedDown(Instant until);

        /** Too many under this name, or too many challenges of the subject or the tenant. */
        R tooMany(Duration retryAfter);
    }

    record Started(long challengeId) implements DeviceLoginStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.started(challengeId);
        }
    }

    record Refused() implements DeviceLoginStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.refused();
        }
    }

    record NotRegistered() implements DeviceLoginStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notRegistered();
        }
    }

    record NotSupported() implements DeviceLoginStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.notSupported();
        }
    }

    record Locked(Instant until) implements DeviceLoginStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.locked(until);
        }
    }

    record TurnedDown(Instant until) implements DeviceLoginStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.turnedDown(until);
        }
    }

    record TooMany(Duration retryAfter) implements DeviceLoginStart {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }
}

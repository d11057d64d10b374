package gatehouse.passkey;

import gatehouse.authenticator.passkey.options.Creation;
import gatehouse.authenticator.passkey.options.Request;

/** What a device is to do for a name. */
public sealed interface DeviceTask {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R toShow(Request request);

        R toMake(Creation creation);

        /** Registering was asked for, and the caller may not, or not any more; or nobody has the name. */
        R closed();
    }

    record ToShow(Request request) implements DeviceTask {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.toShow(request);
        }
    }

    record ToMake(Creation creation) implements DeviceTask {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.toMake(creation);
        }
    }

    record Closed() implements DeviceTask {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.closed();
        }
    }
}

package gatehouse.acting;

import gatehouse.authentication.SignedIn;
import gatehouse.subject.Customer;
import java.time.Instant;

/** What came of choosing whom to act for. */
public sealed interface Choice {
    <R> R as(Cases<R> cases);

    /** One method for each case. */
    interface Cases<R> {
        R chosen(Chosen chosen);

        /** There is no such customer that the caller may act for. */
        R unknown();

        /** There is one of this number, of another kind. */
        R otherKind();

        /** Nobody was named, and there are several. */
        R unnamed();

        /** Too many failures in a row: until then the password opens nothing more. */
        R locked(Instant until);

        /** The session is over, or its subject may not sign in any more. */
        R over();
    }

    /** @param signedIn a session of its own, of the same family as the one that it came out of */
    record Chosen(SignedIn signedIn, Customer customer) implements Choice {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.chosen(this);
        }
    }

    record Unknown() implements Choice {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unknown();
        }
    }

    record OtherKind() implements Choice {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.otherKind();
        }
    }

    record Unnamed() implements Choice {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.unnamed();
        }
    }

    record Locked(Instant until) implements Choice {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.locked(until);
        }
    }

    record Over() implements Choice {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.over();
        }
    }
}

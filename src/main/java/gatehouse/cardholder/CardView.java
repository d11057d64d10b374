package gatehouse.cardholder;

import gatehouse.card.CardFace;
import gatehouse.platform.Secret;
import java.time.Duration;

/** How an attempt to see a card whole ended. */
public sealed interface CardView {
    <R> R as(Cases<R> cases);

    /** One method for each case, so that every door has an answer to all of them. */
    interface Cases<R> {
        R shown(CardFace face, Secret securityCode);

        /** The password is wrong, or there is none, or no such card. Which one is nobody's business. */
        R refused();

        /** Too many failures in a row, for a known or an unknown card alike; or too many attempts from one address. */
        R tooMany(Duration retryAfter);

        /** All places where passwords are hashed are taken. */
        R overloaded(Duration retryAfter);

        /** There is no source of security codes, or it does not answer. */
        R sourceAway();
    }

    record Shown(CardFace face, Secret securityCode) implements CardView {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.shown(face, securityCode);
        }
    }

    record Refused() implements CardView {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.refused();
        }
    }

    record TooMany(Duration retryAfter) implements CardView {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.tooMany(retryAfter);
        }
    }

    record Overloaded(Duration retryAfter) implements CardView {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.overloaded(retryAfter);
        }
    }

    record SourceAway() implements CardView {
        @Override
        public <R> R as(Cases<R> cases) {
            return cases.sourceAway();
        }
    }
}

package gatehouse.authentication.confirmation;

import java.util.function.Function;

/**
 * What came of something dangerous.
 *
 * @param <T> what it answers
 */
public sealed interface Deed<T> {
    /** It was done, or refused for reasons of its own. */
    record Done<T>(T answer) implements Deed<T> {}

    /** Nothing was done: what held when the call was let in did not hold any more. */
    record TooLate<T>(Cause cause) implements Deed<T> {}

    /** What did not hold any more. */
    enum Cause {
        SIGNED_OUT,
        FORBIDDEN,
        UNCONFIRMED
    }

    /** @param tooLate what to answer when nothing was done */
    default T orElse(Function<Cause, T> tooLate) {
        return this instanceof Done<T> done ? done.answer() : tooLate.apply(((TooLate<T>) this).cause());
    }
}

package gatehouse.authenticator.passkey;

import java.util.function.Function;

/** What a verification found: what it was about, or what is wrong with it. */
public sealed interface Finding<T> {
    <R> R as(Function<T, R> good, Function<Flaw, R> flawed);

    default <S> Finding<S> then(Function<T, Finding<S>> next) {
        return as(next, Flawed::new);
    }

    record Good<T>(T value) implements Finding<T> {
        @Override
        public <R> R as(Function<T, R> good, Function<Flaw, R> flawed) {
            return good.apply(value);
        }
    }

    record Flawed<T>(Flaw flaw) implements Finding<T> {
        @Override
        public <R> R as(Function<T, R> good, Function<Flaw, R> flawed) {
            return flawed.apply(flaw);
        }
    }
}

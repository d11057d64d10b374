package gatehouse.support;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * An event channel that remembers what it was told, also when the transaction around it was rolled back. It knows no
 * observers but those that a test names.
 */
public final class Told<T> implements Event<T> {
    private final List<T> all = new CopyOnWriteArrayList<>();

    private final List<Consumer<? super T>> observers = new CopyOnWriteArrayList<>();

    @Override
    public void fire(T event) {
        all.add(event);
        observers.forEach(observer -> observer.accept(event));
    }

    /** From now on it is told of these too, as a container would do: by whoever fires, in their transaction. */
    public <U extends T> void observe(Class<U> type, Consumer<U> observer) {
        observers.add(event -> {
            if (type.isInstance(event)) {
                observer.accept(type.cast(event));
            }
        });
    }

    public List<T> all() {
        return all;
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Event<T> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }
}

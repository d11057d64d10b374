package gatehouse.support;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Stands for CDI and JTA where no server is needed. It makes each class once, by the constructor that is annotated for
 * it, hands in what a container would, and opens the transactions that the methods ask for: one that throws is rolled
 * back, and dooms the transaction that it joined.
 */
public final class Wiring {
    private final TestDatabase database;
    private final List<Object> made = new ArrayList<>();
    private final Told<Object> told = new Told<>();

    /** @param given values and fakes; everything else is made of them */
    public Wiring(TestDatabase database, Object... given) {
        this.database = database;
        made.addAll(List.of(given));
        made.add(told);
    }

    /** The one instance of a class. */
    public synchronized <T> T get(Class<T> type) {
        Optional<T> known =
                made.stream().filter(type::isInstance).map(type::cast).findFirst();
        return known.orElseGet(() -> {
            T fresh = make(type);
            made.add(fresh);
            return fresh;
        });
    }

    /** A second instance, as another node has one; it shares what the first is made of, unless that is given here. */
    public <T> T another(Class<T> type, Object... own) {
        Wiring node = new Wiring(database, own);
        node.made.addAll(made.stream().filter(one -> !type.isInstance(one)).toList());
        return node.make(type);
    }

    /** What was told so far, oldest first. */
    public <T> List<T> told(Class<T> type) {
        return told.all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Lets somebody observe what is told, in the transaction in which it is. */
    public <T> void observe(Class<T> type, Consumer<T> observer) {
        told.observe(type, observer);
    }

    public <T> T lastTold(Class<T> type) {
        List<T> all = told(type);
        return all.get(all.size() - 1);
    }

    private <T> T make(Class<T> type) {
        try {
            Constructor<?> constructor = injectable(transactional(type, MethodHandles.lookup()));
            constructor.setAccessible(true);
            T fresh = type.cast(constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(this::get)
                    .toArray()));
            for (Field field : type.getDeclaredFields()) {
                fill(fresh, field);
            }
            return fresh;
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException(type.getName(), refused.getCause());
        } catch (ReflectiveOperationException unfit) {
            throw new IllegalStateException(type.getName(), unfit);
        }
    }

    private static Constructor<?> injectable(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .max((one, other) -> Integer.compare(one.getParameterCount(), other.getParameterCount()))
                .orElseThrow();
    }

    private void fill(Object fresh, Field field) throws IllegalAccessException {
        if (field.isAnnotationPresent(PersistenceContext.class)) {
            field.setAccessible(true);
            field.set(fresh, database.entities());
        } else if (field.isAnnotationPresent(Resource.class)) {
            field.setAccessible(true);
            field.set(fresh, database.source());
        } else if (field.isAnnotationPresent(Inject.class)) {
            field.setAccessible(true);
            field.set(fresh, get(field.getType()));
        }
    }

    /** The class itself where it asks for no transaction; else a child of it that opens them. */
    private Class<?> transactional(Class<?> type, MethodHandles.Lookup own) throws IllegalAccessException {
        if (!type.isAnnotationPresent(Transactional.class)
                && Arrays.stream(type.getDeclaredMethods())
                        .noneMatch(method -> method.isAnnotationPresent(Transactional.class))) {
            return type;
        }
        var asking = type.isAnnotationPresent(Transactional.class)
                ? ElementMatchers.<net.bytebuddy.description.method.MethodDescription>isDeclaredBy(type)
                : ElementMatchers.<net.bytebuddy.description.method.MethodDescription>isAnnotatedWith(
                        Transactional.class);
        return new ByteBuddy()
                .subclass(type)
                .method(asking)
                .intercept(MethodDelegation.to(new Transactions(database)))
                .make()
                .load(
                        type.getClassLoader(),
                        ClassLoadingStrategy.UsingLookup.of(MethodHandles.privateLookupIn(type, own)))
                .getLoaded();
    }

    /** What the container does around a method that is annotated with {@link Transactional}. */
    public static final class Transactions {
        private final TestDatabase database;

        Transactions(TestDatabase database) {
            this.database = database;
        }

        @RuntimeType
        public Object around(@Origin Method method, @SuperCall Callable<?> work) {
            Supplier<Object> supplied = () -> call(work);
            return switch (asked(method)) {
                case REQUIRED -> database.isInTransaction() ? joined(supplied) : database.inTransaction(supplied);
                case REQUIRES_NEW -> database.inTransaction(supplied);
                case MANDATORY -> {
                    if (!database.isInTransaction()) {
                        throw new IllegalStateException(method + " must be called within a transaction");
                    }
                    yield joined(supplied);
                }
                case SUPPORTS -> database.isInTransaction() ? joined(supplied) : database.withoutTransaction(supplied);
                default -> throw new UnsupportedOperationException("Nobody has asked for it yet");
            };
        }

        private static Transactional.TxType asked(Method method) {
            return Optional.ofNullable(method.getAnnotation(Transactional.class))
                    .orElseGet(() -> method.getDeclaringClass().getAnnotation(Transactional.class))
                    .value();
        }

        private Object joined(Supplier<Object> work) {
            try {
                return work.get();
            } catch (RuntimeException failed) {
                database.doom();
                throw failed;
            }
        }

        private static Object call(Callable<?> work) {
            try {
                return work.call();
            } catch (RuntimeException unchecked) {
                throw unchecked;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            }
        }
    }
}

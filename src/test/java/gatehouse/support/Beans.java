package gatehouse.support;

import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds beans as the container would, without one: each by the constructor that asks for injection or for nothing, from
 * what was given and from one another, with the bench's entity manager. Transactions are the test's business.
 */
public final class Beans {
    private final PersistenceBench bench;
    private final List<Object> known = new ArrayList<>();

    public Beans(PersistenceBench bench, Object... given) {
        this.bench = bench;
        Arrays.stream(given).forEach(this::put);
    }

    /** Takes a bean that the test made itself, such as one with a method that it watches. */
    public <T> T put(T bean) {
        for (Class<?> type = bean.getClass(); type != null; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> field.isAnnotationPresent(PersistenceContext.class))
                    .forEach(field -> set(field, bean));
        }
        known.add(bean);
        return bean;
    }

    public <T> T get(Class<T> type) {
        return known.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseGet(() -> put(make(type)));
    }

    private <T> T make(Class<T> type) {
        try {
            Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                    .filter(each -> each.isAnnotationPresent(Inject.class) || each.getParameterCount() == 0)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Nothing was given for " + type));
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(this::get)
                    .toArray()));
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void set(Field field, Object bean) {
        try {
            field.setAccessible(true);
            field.set(bean, bench.entities());
        } catch (IllegalAccessException refused) {
            throw new IllegalStateException(refused);
        }
    }
}

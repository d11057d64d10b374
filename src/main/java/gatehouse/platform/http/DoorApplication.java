package gatehouse.platform.http;

import gatehouse.platform.http.failure.FailureMapper;
import gatehouse.platform.json.StrictJsonReader;
import gatehouse.platform.json.StrictJsonWriter;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One door to the outside: lists its own resources and filters, and gets what all doors share. Nothing is found by
 * scanning, so nothing of one door ever runs in another.
 */
public abstract class DoorApplication extends Application {
    private static final Set<Class<?>> SHARED = Set.of(
            StrictJsonReader.class,
            StrictJsonWriter.class,
            NumberParameters.class,
            TextParameters.class,
            BodyRequired.class,
            FailureMapper.OfAnything.class,
            FailureMapper.OfTransactions.class,
            FailureMapper.OfViolations.class);

    /** The resources and filters of this door. */
    protected abstract Set<Class<?>> own();

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> all = new HashSet<>(SHARED);
        all.addAll(own());
        return Set.copyOf(all);
    }

    /**
     * Jersey leaves its JSON-B out when another JSON feature is named, a bare status stays a bare status, and nobody is
     * handed a description of all resources in XML.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature",
                "StrictJson",
                "jersey.config.server.response.setStatusOverSendError",
                true,
                "jersey.config.server.wadl.disableWadl",
                true);
    }
}

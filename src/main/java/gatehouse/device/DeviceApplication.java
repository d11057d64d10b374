package gatehouse.device;

import gatehouse.platform.http.DoorApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** The JSON below {@code /device/api}, for devices that sign each call. */
@ApplicationScoped
@ApplicationPath(DeviceApplication.PREFIX)
public class DeviceApplication extends DoorApplication {
    static final String PREFIX = "/device/api";

    @Override
    protected Set<Class<?>> own() {
        return Set.of(
                EnrolmentsResource.class,
                ChallengesResource.class,
                EventsResource.class,
                CallsPerAddress.class,
                SignatureCheck.class);
    }
}

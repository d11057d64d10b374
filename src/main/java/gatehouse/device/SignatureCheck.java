package gatehouse.device;

import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.DeviceCall;
import gatehouse.authenticator.device.DeviceCalls;
import gatehouse.platform.RealTime;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/**
 * Lets only devices through that signed this very call. A header of our own, because what stands in Authorization is looked
 * at by the server before us.
 */
@Dependent
@SignedByDevice
@Priority(Priorities.AUTHENTICATION)
public class SignatureCheck implements ContainerRequestFilter {
    static final String HEADER = "Gatehouse-Device";
    /** Seconds since 1970, on a refusal. */
    static final String TIME = "Gatehouse-Time";

    @Inject
    DeviceCalls calls;

    @Inject
    CurrentDevice current;

    @Inject
    RealTime time;

    @Override
    public void filter(ContainerRequestContext call) {
        Optional<Device> device = Optional.ofNullable(call.getHeaderString(HEADER))
                .flatMap(DeviceCall::parse)
                .flatMap(signed -> calls.recognise(signed, call.getMethod(), path(call)));
        device.ifPresentOrElse(current::is, () -> refuse(call));
    }

    /** From the door on: what is before depends on where the server is installed. */
    private static String path(ContainerRequestContext call) {
        String below = call.getUriInfo().getPath();
        return DeviceApplication.PREFIX + (below.startsWith("/") ? below : "/" + below);
    }

    /** A device whose clock is wrong can do no more than ask ours. */
    private void refuse(ContainerRequestContext call) {
        call.abortWith(Problem.of(Status.UNAUTHORIZED, "UNAUTHENTICATED", "No linked device signed this call now")
                .header("WWW-Authenticate", HEADER)
                .header(TIME, time.now().getEpochSecond())
                .build());
    }
}

package gatehouse.device;

import gatehouse.platform.http.call.ClientAddress;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.failure.RetryAfter;
import gatehouse.throttle.RequestLimits;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Duration;

/** Counts each call under the address it comes from, before anything is verified. */
@Dependent
@Priority(Priorities.AUTHENTICATION - 1)
public class CallsPerAddress implements ContainerRequestFilter {
    @Inject
    RequestLimits counts;

    @Inject
    DeviceLimits limits;

    @Inject
    Clock clock;

    @Override
    public void filter(ContainerRequestContext call) {
        String address = CurrentCall.client().map(ClientAddress::text).orElse("");
        counts.take(limits.callsPerAddress(), address, clock.instant()).ifPresent(wait -> refuse(call, wait));
    }

    private static void refuse(ContainerRequestContext call, Duration wait) {
        call.abortWith(Problem.of(Status.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", "Too many calls from this address")
                .header(RetryAfter.HEADER, RetryAfter.seconds(wait))
                .build());
    }
}

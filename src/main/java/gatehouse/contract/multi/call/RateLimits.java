package gatehouse.contract.multi.call;

import gatehouse.contract.multi.error.Refusal;
import gatehouse.platform.http.failure.RetryAfter;
import gatehouse.throttle.Allowance;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How this door words the limits of calls: the one that is used up, then all of them, and when it starts anew (3.5). */
final class RateLimits {
    private static final String LIMIT = "x-ratelimit-limit";
    private static final String RESET = "x-ratelimit-reset";

    private RateLimits() {}

    /** @return empty when the call is within its limits */
    static Optional<Response> refusal(Allowance allowance) {
        return allowance.as(new Allowance.Cases<>() {
            @Override
            public Optional<Response> within(Allowance.Within within) {
                return Optional.empty();
            }

            @Override
            public Optional<Response> exceeded(Allowance.Exceeded exceeded) {
                return Optional.of(Response.fromResponse(Refusal.tooMany(exceeded.untilReset()))
                        .header(LIMIT, words(exceeded))
                        .header(RESET, RetryAfter.seconds(exceeded.untilReset()))
                        .build());
            }
        });
    }

    /** Such as {@code 100, 100;w=60, 1000;w=3600, 10000;w=86400}. */
    private static String words(Allowance.Exceeded exceeded) {
        Stream<String> all = exceeded.quota().limits().stream()
                .map(limit -> limit.allowed() + ";w=" + limit.window().toSeconds());
        return Stream.concat(Stream.of(Integer.toString(exceeded.limit().allowed())), all)
                .collect(Collectors.joining(", "));
    }
}

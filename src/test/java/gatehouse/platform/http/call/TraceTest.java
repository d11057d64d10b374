package gatehouse.platform.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.Randomness;
import gatehouse.platform.Settings;
import gatehouse.platform.http.FakeExchange;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Trace Context, section 3.2. */
class TraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    private final Randomness randomness = new Randomness(new SecureRandom());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-00",
                " 00-" + TRACE + "-" + SPAN + "-01 ",
                "01-" + TRACE + "-" + SPAN + "-01",
                "cc-" + TRACE + "-" + SPAN + "-01-what-the-future-adds"
            })
    void validTraceGoesOnWithASpanOfOurOwn(String sent) {
        Trace trace = Trace.begin(List.of(sent), randomness);

        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.spanId()).matches("[0-9a-f]{16}").isNotEqualTo(SPAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-" + TRACE + "-" + SPAN,
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-" + TRACE + "-" + SPAN + "-1",
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-" + SPAN + "-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-" + SPAN + "-01",
                "cc-" + TRACE + "-" + SPAN + "-01more"
            })
    void invalidTraceIsReplaced(String sent) {
        Trace trace = Trace.begin(List.of(sent), randomness);

        assertThat(trace.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE).isNotEqualTo(Trace.NONE.traceId());
    }

    @Test
    void twoTracesAreNone() {
        String valid = "00-" + TRACE + "-" + SPAN + "-01";

        assertThat(Trace.begin(List.of(valid, valid), randomness).traceId()).isNotEqualTo(TRACE);
        assertThat(Trace.begin(List.of(), randomness).traceId()).matches("[0-9a-f]{32}");
    }

    @Test
    void oneRequestHasOneTraceHoweverOftenItIsAsked() {
        Calls calls = new Calls(Settings.of(Map.of()), randomness);
        FakeExchange exchange = new FakeExchange("GET").with("traceparent", "00-" + TRACE + "-" + SPAN + "-01");

        assertThat(calls.knows(exchange.request())).isFalse();
        Call first = calls.of(exchange.request());

        assertThat(first.trace().traceId()).isEqualTo(TRACE);
        assertThat(calls.of(exchange.request())).isSameAs(first);
        assertThat(calls.knows(exchange.request())).isTrue();
    }

    @Test
    void thereIsNoCallOutsideACall() throws Exception {
        Call call = new Call(Trace.begin(List.of(), randomness), null);

        CurrentCall.during(call, () -> assertThat(CurrentCall.trace()).isEqualTo(call.trace()));

        assertThat(CurrentCall.trace()).isEqualTo(Trace.NONE);
        assertThat(CurrentCall.client()).isEmpty();
    }

    @Test
    void errorPageWithinTheFilterLeavesTheFilterItsCall() throws Exception {
        Call call = new Call(Trace.begin(List.of(), randomness), null);

        CurrentCall.during(call, () -> {
            assertThatThrownBy(() -> CurrentCall.during(call, () -> {
                        throw new IOException("the caller is gone");
                    }))
                    .isInstanceOf(IOException.class);

            assertThat(CurrentCall.trace()).isEqualTo(call.trace());
        });
    }

    @Test
    void whatIsWrittenDownIsReadAgain() {
        Trace trace = Trace.begin(List.of(), randomness);

        assertThat(trace.traceparent()).hasSize(55);
        assertThat(Trace.parse(trace.traceparent())).isEqualTo(trace);
        assertThat(Trace.parse(null)).isEqualTo(Trace.NONE);
        assertThat(Trace.parse("nothing of the kind")).isEqualTo(Trace.NONE);
    }

    /** What a span of ours is below. */
    @Test
    void theCallersOwnSpanIsKnown() {
        assertThat(Trace.sent(List.of("00-" + TRACE + "-00f067aa0ba902b7-01")))
                .isEqualTo(new Trace(TRACE, "00f067aa0ba902b7"));
        assertThat(Trace.sent(List.of())).isEqualTo(Trace.NONE);
        assertThat(Trace.sent(List.of("00-" + TRACE + "-0000000000000000-01"))).isEqualTo(Trace.NONE);
    }

    @Test
    void workThatGoesOnHasTheTraceOfItsCallUntilItEnds() {
        Trace outer = Trace.begin(List.of(), randomness);
        Trace inner = Trace.begin(List.of(), randomness);

        CurrentCall.continuing(outer, () -> {
            CurrentCall.continuing(inner, () -> assertThat(CurrentCall.trace()).isEqualTo(inner));
            assertThat(CurrentCall.trace()).isEqualTo(outer);
            assertThat(CurrentCall.client()).isEmpty();
        });

        assertThat(CurrentCall.trace()).isEqualTo(Trace.NONE);
        assertThat(CurrentCall.mark()).isEmpty();
    }
}

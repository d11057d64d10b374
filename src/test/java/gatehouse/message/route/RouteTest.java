package gatehouse.message.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static final List<Route> ROUTES = List.of(
            new Route("", List.of("all")),
            new Route("27", List.of("south-africa")),
            new Route("2782", List.of("vodacom")),
            new Route("1", List.of("america")));

    @ParameterizedTest
    @CsvSource({
        "27820000001, vodacom",
        "27830000001, south-africa",
        "12025550100, america",
        "48500000001, all",
        "2, all",
        "'', all"
    })
    void longestPrefixThatFitsCounts(String digits, String gateway) {
        assertThat(Route.longest(ROUTES, digits).orElseThrow().gateways()).containsExactly(gateway);
    }

    @Test
    void noRouteIsFoundWhereNoneFits() {
        assertThat(Route.longest(ROUTES.subList(1, 4), "48500000001")).isEmpty();
        assertThat(Route.longest(ROUTES.subList(1, 4), "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "+27", "12345678", "2a", " "})
    void prefixIsUpToSevenDigits(String prefix) {
        assertThat(Route.isPrefix(prefix)).isFalse();
        assertThatThrownBy(() -> new Route(prefix, List.of("a"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void routeHasOneToTenGatewaysAndNoneTwice() {
        List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "g" + i).toList();

        assertThat(Route.areInOrder(eleven.subList(0, 10))).isTrue();
        assertThat(Route.areInOrder(eleven)).isFalse();
        assertThat(Route.areInOrder(List.of())).isFalse();
        assertThat(Route.areInOrder(List.of("a", "b", "a"))).isFalse();
        assertThatThrownBy(() -> new Route("", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

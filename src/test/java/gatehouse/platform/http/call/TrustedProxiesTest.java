package gatehouse.platform.http.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Randomness;
import gatehouse.platform.Settings;
import gatehouse.platform.http.FakeExchange;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final String TRUSTED = "10.0.0.0/8, 192.168.7.9, fd00::/8, ::1";

    @ParameterizedTest(name = "{0} forwarding [{1}] stands for {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 |                                        | 203.0.113.7",
                "203.0.113.7 | 198.51.100.1                           | 203.0.113.7",
                "10.1.2.3    |                                        | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1                           | 198.51.100.1",
                "10.1.2.3    | 1.1.1.1, 198.51.100.1                  | 198.51.100.1",
                "10.1.2.3    | 1.1.1.1, 198.51.100.1, 10.9.9.9        | 198.51.100.1",
                "10.1.2.3    | 1.1.1.1, 198.51.100.1 , 192.168.7.9    | 198.51.100.1",
                "10.1.2.3    | 10.0.0.5, 10.0.0.6                     | 10.0.0.5",
                "10.1.2.3    | 198.51.100.1, unknown                  | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1, localhost                | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1, 999.1.1.1                | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1, 1.2.3                    | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1, unknown, 10.9.9.9        | 10.9.9.9",
                "10.1.2.3    | 198.51.100.1:51234                     | 198.51.100.1",
                "10.1.2.3    | [2001:db8::1]:443                      | 2001:db8:0:0:0:0:0:1",
                "10.1.2.3    | [2001:db8::1]                          | 2001:db8:0:0:0:0:0:1",
                "fd12::1     | 2001:db8::1                            | 2001:db8:0:0:0:0:0:1",
                "fe80::1%2   | 2001:db8::1                            | fe80:0:0:0:0:0:0:1",
                "::1         | 2001:db8::1                            | 2001:db8:0:0:0:0:0:1",
                "::ffff:10.1.2.3 | 198.51.100.1                       | 198.51.100.1",
                "11.1.2.3    | 198.51.100.1                           | 11.1.2.3",
                "192.168.7.8 | 198.51.100.1                           | 192.168.7.8"
            })
    void clientIsTheRightmostHopThatIsNotTrusted(String peer, String forwarded, String client) {
        FakeExchange exchange = new FakeExchange("GET").from(peer);
        if (forwarded != null) {
            exchange.with("X-Forwarded-For", forwarded);
        }

        assertThat(clientOf(TRUSTED, exchange).text()).isEqualTo(client);
    }

    @Test
    void severalHeadersAreOneList() {
        FakeExchange exchange =
                new FakeExchange("GET").from("10.1.2.3").with("X-Forwarded-For", "1.1.1.1", "198.51.100.1", "10.9.9.9");

        assertThat(clientOf(TRUSTED, exchange).text()).isEqualTo("198.51.100.1");
    }

    @Test
    void withoutTheSettingNobodyIsTrusted() {
        FakeExchange exchange = new FakeExchange("GET")
                .from("127.0.0.1")
                .with("X-Forwarded-For", "198.51.100.1")
                .with("X-Forwarded-Proto", "https");

        ClientAddress client = clientOf("", exchange);

        assertThat(client.text()).isEqualTo("127.0.0.1");
        assertThat(client.https()).isFalse();
    }

    @ParameterizedTest(name = "{0} encrypted {1} saying [{2}]: https {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7 | false |              | false",
                "203.0.113.7 | true  |              | true",
                "203.0.113.7 | false | https        | false",
                "203.0.113.7 | true  | http         | true",
                "10.1.2.3    | false | https        | true",
                "10.1.2.3    | false | HTTPS        | true",
                "10.1.2.3    | false | https, https | true",
                "10.1.2.3    | false | https, http  | false",
                "10.1.2.3    | false | http, https  | false",
                "10.1.2.3    | true  | http         | false",
                "10.1.2.3    | true  |              | true",
                "10.1.2.3    | false |              | false"
            })
    void onlyATrustedProxySaysThatTheOuterHopWasEncrypted(String peer, boolean encrypted, String proto, boolean https) {
        FakeExchange exchange = new FakeExchange("GET").from(peer);
        if (encrypted) {
            exchange.encrypted();
        }
        if (proto != null) {
            exchange.with("X-Forwarded-Proto", proto);
        }

        assertThat(clientOf(TRUSTED, exchange).https()).isEqualTo(https);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.com",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/x",
                "fd00::/129",
                "10.0.0",
                "10.0.0.256",
                "010.0.0.1",
                ":"
            })
    void settingThatIsNoNetworkIsBroken(String setting) {
        assertThatThrownBy(() -> TrustedProxies.from(Settings.of(Map.of("gatehouse.trusted-proxies", setting))))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining("gatehouse.trusted-proxies");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.255.255, true",
        "10.0.0.0/8,     11.0.0.0,       false",
        "10.0.0.0/15,    10.1.255.255,   true",
        "10.0.0.0/15,    10.2.0.0,       false",
        "0.0.0.0/0,      8.8.8.8,        true",
        "0.0.0.0/0,      2001:db8::1,    false",
        "2001:db8::/33,  2001:db8:7fff::, true",
        "2001:db8::/33,  2001:db8:8000::, false",
        "192.0.2.1,      192.0.2.1,      true",
        "192.0.2.1,      192.0.2.2,      false"
    })
    void networkHoldsWhatItsPrefixCovers(String network, InetAddress address, boolean holds) {
        assertThat(Network.parse(network).holds(address)).isEqualTo(holds);
    }

    private static ClientAddress clientOf(String trusted, FakeExchange exchange) {
        Settings settings = Settings.of(Map.of("gatehouse.trusted-proxies", trusted));
        return new Calls(settings, new Randomness(new SecureRandom()))
                .of(exchange.request())
                .client();
    }
}

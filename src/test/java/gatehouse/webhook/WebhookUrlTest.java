package gatehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a tenant may make this server call. */
class WebhookUrlTest {
    private static final Addresses PRODUCTION = new Addresses(Settings.of(Map.of()));
    private static final Addresses PRIVATE_TOO = new Addresses(Settings.of(Map.of(Addresses.PRIVATE, "true")));
    private static final Addresses SANDBOX = new Addresses(Settings.of(Map.of("gatehouse.mode", "sandbox")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com:8443/gatehouse/events",
                "https://93.184.216.34/hook",
                "https://[2606:4700::1111]/hook"
            })
    void whatIsPublicAndEncryptedIsCalledEverywhere(String url) {
        assertThat(parsed(url, PRODUCTION)).contains(url);
        assertThat(parsed(url, SANDBOX)).contains(url);
    }

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        assertThat(parsed("https://hooks.example.com/", PRODUCTION)).contains("https://hooks.example.com");
        assertThat(parsed("https://hooks.example.com/in/", PRODUCTION)).contains("https://hooks.example.com/in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.com",
                "http://hooks.example.com",
                "HTTPS://hooks.example.com",
                "ftp://hooks.example.com",
                "file:///etc/passwd",
                "https://",
                "https:///path",
                "https://user@hooks.example.com",
                "https://user:word@hooks.example.com",
                "https://hooks.example.com/?a=b",
                "https://hooks.example.com/#top",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:65536/",
                "https://hooks.example.com/a b",
                "https://hooks.example.com/\n",
                "https://hööks.example.com",
                "https://hooks.example.com/%zz"
            })
    void whatIsNoPlainHttpsUrlIsRefusedEverywhere(String url) {
        assertThat(parsed(url, PRODUCTION)).isEmpty();
        assertThat(parsed(url, SANDBOX)).isEmpty();
        assertThat(parsed(url, PRIVATE_TOO)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest",
                "https://[fe80::1]/",
                "https://[::ffff:169.254.169.254]/",
                "https://100.100.100.200/",
                "https://[fd00:ec2::254]/",
                "https://0.0.0.0/",
                "https://[::]/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://192.0.0.192/",
                "https://[64:ff9b::a9fe:a9fe]/",
                "https://[2002:a9fe:a9fe::1]/",
                "https://[2001:0:1:2::1]/",
                "https://2130706433/",
                "https://127.1/",
                "https://0x7f000001/",
                "https://0x7f.0.0.1/",
                "https://169.254.43518/",
                "https://1.2.3.0x4/"
            })
    void linkLocalAddressesServicesOfCloudsAndOddNumbersAreNeverCalled(String url) {
        assertThat(parsed(url, PRODUCTION)).isEmpty();
        assertThat(parsed(url, PRIVATE_TOO)).isEmpty();
        assertThat(parsed(url, SANDBOX)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.1.2.3/",
                "https://172.16.0.1",
                "https://192.168.1.1",
                "https://100.64.0.1",
                "https://[fd12:3456::1]"
            })
    void privateNetworksAreCalledWhereTheAdministratorSaysSo(String url) {
        assertThat(parsed(url, PRODUCTION)).isEmpty();
        assertThat(parsed(url, PRIVATE_TOO)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:9000/hook",
                "http://127.0.0.1:9000",
                "http://127.8.9.10",
                "http://[::1]:9000/hook",
                "https://localhost:9000"
            })
    void thisMachineIsCalledInTheSandboxAlone(String url) {
        assertThat(parsed(url, SANDBOX)).isNotEmpty();
        assertThat(parsed(url, PRODUCTION)).isEmpty();
        assertThat(parsed(url, PRIVATE_TOO)).isEmpty();
    }

    @Test
    void theLongestHas200Characters() {
        String url = "https://hooks.example.com/" + "a".repeat(174);

        assertThat(parsed(url, PRODUCTION)).contains(url);
        assertThat(parsed(url + "a", PRODUCTION)).isEmpty();
    }

    /** Whatever a name says by the time of the call. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "10.0.0.1", "::1", "fe80::1", "fd00::1", "198.18.0.1"})
    void anAddressBehindANameIsLookedAtInTheSameWay(String address) throws UnknownHostException {
        assertThat(PRODUCTION.mayBeCalled(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "198.17.255.255", "192.0.1.1", "100.128.0.1", "2606:4700::1111"})
    void neighboursOfReservedNetworksArePublic(String address) throws UnknownHostException {
        assertThat(PRODUCTION.mayBeCalled(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void aSwitchIsTrueOrFalse() {
        assertThatThrownBy(() -> new Addresses(Settings.of(Map.of(Addresses.PRIVATE, "yes"))))
                .isInstanceOf(BrokenSetting.class);
    }

    private static Optional<String> parsed(String url, Addresses addresses) {
        return WebhookUrl.parse(url, addresses).map(WebhookUrl::text);
    }
}

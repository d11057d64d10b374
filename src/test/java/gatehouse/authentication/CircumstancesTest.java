package gatehouse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.http.call.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under which address attempts are counted. */
class CircumstancesTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "2001:db8:1:2::9, 2001:db8:1:2::/64",
        "2001:db8:1:3::9, 2001:db8:1:3::/64",
        "::1, 0:0:0:0::/64"
    })
    void networkOfACustomerIsCountedAndTheAddressIsKept(String address, String counted) throws UnknownHostException {
        String text = new ClientAddress(InetAddress.getByName(address), true).text();
        Circumstances circumstances = new Circumstances(text, "trace");

        assertThat(circumstances.countedAddress()).contains(counted);
        assertThat(circumstances.address()).isEqualTo(text);
    }
}

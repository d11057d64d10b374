package gatehouse.authenticator.device;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Secret;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.SoftDevice;
import gatehouse.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a device shows who it is. */
class DeviceCallsTest {
    private static final String PATH = "/device/api/challenges";

    @RegisterExtension
    static final House house = new House();

    private static final DeviceCalls calls = house.get(DeviceCalls.class);

    private final SoftDevice device = SoftDevice.fresh();
    private Instant now;

    @BeforeEach
    void linkOne() {
        now = house.clock.instant();
        Resident owner = house.aCustomer().whoSignsIn();
        Device linked = house.inTransaction(() -> house.get(Devices.class)
                .add(house.get(Subjects.class).lock(owner.subjectId()).orElseThrow(), DeviceUse.PROMPT, proof(device)));
        device.isCalled(linked.id().toString());
    }

    private static LinkingProof proof(SoftDevice device) {
        String code = "0123456789ABCDEF";
        return new LinkingProof(
                LinkingCode.parse(Secret.of(code)).orElseThrow(),
                DeviceKey.parse(device.publicKey()).orElseThrow(),
                new DeviceName("Phone"),
                DeviceSignature.parse(device.sign(device.linkStatement(code, "Phone")))
                        .orElseThrow());
    }

    @Test
    void callThatItsDeviceSignedIsRecognised() {
        assertThat(recognised(device.call("GET", PATH, now))).contains(UUID.fromString(device.id()));
    }

    @Test
    void callOpensNothingTwice() {
        String header = device.call("GET", PATH, now);
        recognised(header);

        assertThat(recognised(header)).isEmpty();
        assertThat(recognised(device.call("GET", PATH, now))).isPresent();
    }

    @Test
    void nonceIsTakenOnceWhateverIsSignedWithIt() {
        String nonce = SoftDevice.nonce();
        recognised(device.call("GET", PATH, now, nonce));

        assertThat(recognised(device.call("GET", PATH, now.plusSeconds(1), nonce)))
                .isEmpty();
    }

    @Test
    void ofTwentyThatRepeatOneCallOneIsRecognised() {
        String header = device.call("GET", PATH, now);

        List<Optional<UUID>> all = Together.times(20, () -> recognised(header));

        assertThat(all).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void callIsGoodForItsMethodAndPathOnly() {
        assertThat(recognised(device.call("POST", PATH, now))).isEmpty();
        assertThat(recognised(device.call("GET", "/device/api/events", now))).isEmpty();
    }

    @Test
    void otherKeyUnderTheSameNameIsRefused() {
        assertThat(recognised(device.impostor().call("GET", PATH, now))).isEmpty();
    }

    @Test
    void unknownDeviceIsRefused() {
        SoftDevice unknown = SoftDevice.fresh().isCalled(new UUID(1, 2).toString());

        assertThat(recognised(unknown.call("GET", PATH, now))).isEmpty();
    }

    @Test
    void retiredDeviceIsRefused() {
        house.database.run("delete from push_device where id = ?", UUID.fromString(device.id()));

        assertThat(recognised(device.call("GET", PATH, now))).isEmpty();
    }

    @Test
    void clocksMayDifferByAMinuteAndNoMore() {
        assertThat(recognised(device.call("GET", PATH, now.minusSeconds(60)))).isPresent();
        assertThat(recognised(device.call("GET", PATH, now.plusSeconds(60)))).isPresent();
        assertThat(recognised(device.call("GET", PATH, now.minusSeconds(61)))).isEmpty();
        assertThat(recognised(device.call("GET", PATH, now.plusSeconds(61)))).isEmpty();
    }

    /** As long as the time in it would let it through again. */
    @Test
    void callIsRememberedUntilItIsTooOld() {
        String early = device.call("GET", PATH, now.plusSeconds(60));
        recognised(early);

        house.later(Duration.ofSeconds(120));
        calls.sweep();
        assertThat(recognised(early)).isEmpty();
        assertThat(house.database.number("select count(*) from device_call")).isPositive();

        house.later(Duration.ofSeconds(2));
        calls.sweep();
        assertThat(house.database.number("select count(*) from device_call")).isZero();
        assertThat(recognised(early)).isEmpty();
    }

    @Test
    void strangersLeaveNoRows() {
        long before = house.database.number("select count(*) from device_call");

        recognised(device.impostor().call("GET", PATH, now));

        assertThat(house.database.number("select count(*) from device_call")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1....",
                "v2.00000000-0000-0000-0000-000000000000.1.aaaaaaaaaaaaaaaa.AAAA",
                "v1.00000000-0000-0000-0000-000000000000.1.aaaaaaaaaaaaaaaa.AAAA",
                "v1.00000000-0000-0000-0000-000000000000.-1.aaaaaaaaaaaaaaaa.AAAA",
                "v1.00000000-0000-0000-0000-000000000000.99999999999999999999.aaaaaaaaaaaaaaaa.AAAA"
            })
    void otherFormsAreNoCall(String header) {
        assertThat(DeviceCall.parse(header)).isEmpty();
    }

    private static Optional<UUID> recognised(String header) {
        return calls.recognise(DeviceCall.parse(header).orElseThrow(), "GET", PATH)
                .map(Device::id);
    }
}

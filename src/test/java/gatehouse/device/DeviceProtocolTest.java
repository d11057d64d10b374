package gatehouse.device;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.DeviceCall;
import gatehouse.authenticator.device.DeviceCalls;
import gatehouse.authenticator.device.DeviceKey;
import gatehouse.authenticator.device.DeviceName;
import gatehouse.authenticator.device.DeviceSignature;
import gatehouse.authenticator.device.LinkingCode;
import gatehouse.authenticator.device.LinkingProof;
import gatehouse.platform.Secret;
import gatehouse.push.AnswerPush;
import gatehouse.push.PushAnswer.Taken;
import gatehouse.push.PushState;
import gatehouse.push.PushVerdict;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.SoftDevice;
import gatehouse.support.SoftDevice.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The worked example of {@code docs/device-protocol.md}: what it prints is what a device makes and the server takes. */
class DeviceProtocolTest {
    private static final Pattern LINE = Pattern.compile("(?m)^(\\w+) = (.+)$");
    private static final String PATH = "/device/api/challenges";

    @RegisterExtension
    static final House house = new House();

    private static final Map<String, String> example = example();

    private final SoftDevice device = SoftDevice.with(example.get("privateKey"), example.get("publicKey"));
    private final Instant moment = Instant.ofEpochSecond(Long.parseLong(example.get("seconds")));

    private static Map<String, String> example() {
        try {
            Map<String, String> values = new HashMap<>();
            Matcher lines = LINE.matcher(Files.readString(Path.of("docs", "device-protocol.md")));
            while (lines.find()) {
                values.put(lines.group(1), lines.group(2));
            }
            return values;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void linkingIsAsPrinted() {
        assertThat(device.linkStatement(example.get("code"), example.get("name")))
                .isEqualTo(bytes("linkBytes"));

        LinkingProof printed = new LinkingProof(
                LinkingCode.parse(Secret.of(example.get("code"))).orElseThrow(),
                DeviceKey.parse(example.get("publicKey")).orElseThrow(),
                new DeviceName(example.get("name")),
                DeviceSignature.parse(example.get("linkSignature")).orElseThrow());
        assertThat(printed.holds()).isTrue();
        assertThat(new LinkingProof(printed.code(), printed.key(), new DeviceName("Eve’s phone"), printed.signature())
                        .holds())
                .isFalse();
    }

    @Test
    void callIsAsPrinted() {
        linkTheExample();
        device.isCalled(example.get("deviceId"));
        assertThat(device.callStatement("GET", PATH, moment, example.get("nonce")))
                .isEqualTo(bytes("callBytes"));

        assertThat(house.get(DeviceCalls.class)
                        .recognise(DeviceCall.parse(example.get("header")).orElseThrow(), "GET", PATH))
                .map(Device::id)
                .contains(UUID.fromString(example.get("deviceId")));
    }

    @Test
    void answerIsAsPrinted() {
        Resident owner = linkTheExample();
        device.isCalled(example.get("deviceId"));
        String challenge = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        Question question = new Question("1042", challenge, "STEP_UP", List.of("1234", "EUR", "Corner Shop"));
        assertThat(device.answerStatement(question, "APPROVE")).isEqualTo(bytes("answerBytes"));
        house.database.run(
                "insert into push_challenge (id, tenant_id, subject_id, asker_id, device_id, device_use, purpose,"
                        + " challenge, amount, currency, payee, state, attempts_left, created, expires)"
                        + " values (1042, 1, ?, ?, ?, 'PROMPT', 'STEP_UP', ?, 1234, 'EUR', 'Corner Shop', 'PENDING', 5,"
                        + " ?, ?)",
                owner.subjectId(),
                new UUID(0, 1),
                UUID.fromString(example.get("deviceId")),
                challenge,
                at(moment),
                at(moment.plusSeconds(300)));

        assertThat(house.get(AnswerPush.class)
                        .answer(new AnswerPush.Answer(
                                UUID.fromString(example.get("deviceId")),
                                1042,
                                PushVerdict.APPROVE,
                                DeviceSignature.parse(example.get("answerSignature"))
                                        .orElseThrow())))
                .isEqualTo(new Taken(PushState.ACCEPTED));
    }

    /** At the time of the example, under the number that it has there. */
    private Resident linkTheExample() {
        house.later(Duration.between(house.clock.instant(), moment));
        house.database.run("delete from push_device");
        Resident owner = house.aCustomer().whoSignsIn();
        house.database.run(
                "insert into push_device (id, tenant_id, subject_id, device_use, public_key, name, created)"
                        + " values (?, 1, ?, 'PROMPT', ?, 'Phone', ?)",
                UUID.fromString(example.get("deviceId")),
                owner.subjectId(),
                example.get("publicKey"),
                at(moment));
        return owner;
    }

    private static byte[] bytes(String name) {
        return HexFormat.of().parseHex(example.get(name));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

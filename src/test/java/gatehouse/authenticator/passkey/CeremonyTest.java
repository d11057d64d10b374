package gatehouse.authenticator.passkey;

import static gatehouse.rig.SoftAuthenticator.BACKED_UP;
import static gatehouse.rig.SoftAuthenticator.BACKUP_ELIGIBLE;
import static gatehouse.rig.SoftAuthenticator.USER_PRESENT;
import static gatehouse.rig.SoftAuthenticator.USER_VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.passkey.Finding.Flawed;
import gatehouse.authenticator.passkey.Finding.Good;
import gatehouse.platform.Settings;
import gatehouse.rig.SoftAuthenticator;
import gatehouse.rig.SoftAuthenticator.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbered steps of WebAuthn Level 3, 7.1 and 7.2: each one passes, and fails when its one thing is changed. */
class CeremonyTest {
    private static final String DOMAIN = "example.com";
    private static final String PAGE = "https://id.example.com";
    private static final String APP = "android:apk-key-hash:" + "A".repeat(43);
    private static final byte[] CHALLENGE = "thirty-two bytes of a challenge!".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_CHALLENGE = "thirty-two bytes of another one!".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HANDLE = {1, 2, 3};
    private static final Ceremony CEREMONY = ceremony(Map.of());

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            mode = Mode.EXCLUDE,
            names = {"ES384"})
    void aPasskeyIsMadeAndShown(Algorithm algorithm) {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE, algorithm);

        Credential made = good(made(device));
        Credential.State shown = good(shown(device, made));

        assertThat(made.id()).isEqualTo(device.idText());
        assertThat(made.transports()).containsExactly("hybrid", "internal");
        assertThat(made.state()).isEqualTo(new Credential.State(1, false, true));
        assertThat(shown).isEqualTo(new Credential.State(2, false, true));
    }

    @Test
    void aSelfMadeAttestationIsVerified() {
        assertThat(made(SoftAuthenticator.on(PAGE).attestingItself())).isInstanceOf(Good.class);
        assertThat(flaw(made(SoftAuthenticator.on(PAGE).attestingItself().signingWithAnotherKey())))
                .isEqualTo(Flaw.WRONG_SIGNATURE);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("page of another site", Flaw.WRONG_ORIGIN, device -> device.usedOn("https://id.example.org")),
                lie("page without https", Flaw.WRONG_ORIGIN, device -> device.usedOn("http://id.example.com")),
                lie("page on another port", Flaw.WRONG_ORIGIN, device -> device.usedOn(PAGE + ":8443")),
                lie("another app", Flaw.WRONG_ORIGIN, device -> device.usedOn(APP.replace("hash:A", "hash:B"))),
                lie("in a frame of another site", Flaw.WRONG_ORIGIN, SoftAuthenticator::inAFrameOfAnotherSite),
                lie("bound to another domain", Flaw.WRONG_DOMAIN, device -> device.boundTo("example.org")),
                lie("another challenge", Flaw.WRONG_CHALLENGE, device -> device.answeringTo(OTHER_CHALLENGE)),
                lie("empty challenge", Flaw.WRONG_CHALLENGE, device -> device.answeringTo(new byte[0])),
                lie("payment", Flaw.WRONG_TYPE, device -> device.saying("payment.get")),
                lie("nobody there", Flaw.USER_NOT_PRESENT, device -> device.withFlags(USER_VERIFIED)),
                lie("nobody verified", Flaw.USER_NOT_VERIFIED, device -> device.withFlags(USER_PRESENT)),
                lie(
                        "copied and cannot be",
                        Flaw.WRONG_BACKUP_STATE,
                        device -> device.withFlags(USER_PRESENT | USER_VERIFIED | BACKED_UP)));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aPasskeyThatIsMadeWithOneThingWrongIsRefused(Flaw flaw, UnaryOperator<SoftAuthenticator> lie) {
        assertThat(flaw(made(lie.apply(SoftAuthenticator.on(PAGE))))).isEqualTo(flaw);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aPasskeyThatIsShownWithOneThingWrongIsRefused(Flaw flaw, UnaryOperator<SoftAuthenticator> lie) {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE);
        Credential made = good(made(device));

        assertThat(flaw(shown(lie.apply(device), made))).isEqualTo(flaw);
    }

    @Test
    void makingAndShowingAreNotTakenForEachOther() {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE);
        assertThat(flaw(made(device.saying("webauthn.get")))).isEqualTo(Flaw.WRONG_TYPE);
        SoftAuthenticator other = SoftAuthenticator.on(PAGE);
        Credential made = good(made(other));

        assertThat(flaw(shown(other.saying("webauthn.create"), made))).isEqualTo(Flaw.WRONG_TYPE);
    }

    @Test
    void aKeyOfAKindThatWasNotOfferedIsRefused() {
        assertThat(flaw(made(SoftAuthenticator.on(PAGE, Algorithm.ES384)))).isEqualTo(Flaw.WRONG_ALGORITHM);
    }

    @Test
    void anotherKeysSignatureIsWrong() {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE);
        Credential made = good(made(device));

        assertThat(flaw(shown(device.impostor(), made))).isEqualTo(Flaw.WRONG_SIGNATURE);
    }

    @Test
    void whatWasSignedIsWhatIsRead() {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE);
        Credential made = good(made(device));
        Asserted shown = asserted(device);
        byte[] higherCounter = shown.authenticatorData().clone();
        higherCounter[36]++;

        Finding<Credential.State> finding = CEREMONY.show(
                CHALLENGE,
                made,
                new Asserted(
                        shown.credentialId(), shown.clientData(), higherCounter, shown.signature(), Optional.empty()));

        assertThat(flaw(finding)).isEqualTo(Flaw.WRONG_SIGNATURE);
    }

    @Test
    void aCounterOnlyGoesUp() {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE).countingFrom(7);
        Credential made = good(made(device));

        assertThat(shown(device.countingFrom(8), made)).isInstanceOf(Good.class);
        assertThat(flaw(shown(device.countingFrom(7), made))).isEqualTo(Flaw.COUNTER_WENT_BACK);
        assertThat(flaw(shown(device.countingFrom(6), made))).isEqualTo(Flaw.COUNTER_WENT_BACK);
        assertThat(flaw(shown(device.withoutCounting(), made))).isEqualTo(Flaw.COUNTER_WENT_BACK);
    }

    @Test
    void aSyncedPasskeyDoesNotCount() {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE)
                .withoutCounting()
                .withFlags(USER_PRESENT | USER_VERIFIED | BACKUP_ELIGIBLE | BACKED_UP);

        Credential made = good(made(device));

        assertThat(made.backupEligible()).isTrue();
        assertThat(made.state()).isEqualTo(new Credential.State(0, true, true));
        assertThat(shown(device, made)).isInstanceOf(Good.class);
        assertThat(shown(device, made)).isInstanceOf(Good.class);
    }

    @Test
    void aPasskeyDoesNotBecomeOneThatCanBeCopied() {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE);
        Credential made = good(made(device));

        assertThat(flaw(shown(device.withFlags(USER_PRESENT | USER_VERIFIED | BACKUP_ELIGIBLE), made)))
                .isEqualTo(Flaw.WRONG_BACKUP_STATE);
    }

    @Test
    void whereVerificationIsPreferredItIsToldWhetherItWas() {
        Ceremony preferring = ceremony(Map.of(RelyingParty.USER_VERIFICATION, "preferred"));
        SoftAuthenticator device = SoftAuthenticator.on(PAGE).withFlags(USER_PRESENT);

        Credential made = good(preferring.register(CHALLENGE, attested(device)));
        Credential.State shown = good(preferring.show(CHALLENGE, made, asserted(device)));
        Credential.State verified =
                good(preferring.show(CHALLENGE, made, asserted(device.withFlags(USER_PRESENT | USER_VERIFIED))));

        assertThat(List.of(made.state(), shown)).noneMatch(Credential.State::userVerified);
        assertThat(verified.userVerified()).isTrue();
    }

    @Test
    void anAppMayShowPasskeysWhoseKeyIsListed() {
        Ceremony withApp = ceremony(Map.of(RelyingParty.ORIGINS, PAGE + "," + APP));

        assertThat(withApp.register(CHALLENGE, attested(SoftAuthenticator.on(APP))))
                .isInstanceOf(Good.class);
        assertThat(withApp.register(CHALLENGE, attested(SoftAuthenticator.on(PAGE))))
                .isInstanceOf(Good.class);
        assertThat(flaw(made(SoftAuthenticator.on(APP)))).isEqualTo(Flaw.WRONG_ORIGIN);
    }

    @Test
    void thePageCannotNameAnotherCredentialThanTheDevice() {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE);
        Attested made = attested(device);
        byte[] other = made.credentialId().clone();
        other[0]++;

        assertThat(flaw(CEREMONY.register(
                        CHALLENGE,
                        new Attested(other, made.clientData(), made.attestationObject(), List.of(), "Phone"))))
                .isEqualTo(Flaw.UNREADABLE);
    }

    /** Cut off anywhere, nothing is taken, and nothing fails in a way that we do not expect. */
    @Test
    void whatIsCutOffIsRefused() {
        SoftAuthenticator device = SoftAuthenticator.on(PAGE);
        Attested whole = attested(device);
        Credential made = good(CEREMONY.register(CHALLENGE, whole));
        Asserted shown = asserted(device);

        for (int length = 0; length < whole.attestationObject().length; length++) {
            byte[] cut = Arrays.copyOf(whole.attestationObject(), length);
            assertThat(CEREMONY.register(
                            CHALLENGE, new Attested(whole.credentialId(), whole.clientData(), cut, List.of(), "Phone")))
                    .as("attestation of %s bytes", length)
                    .isInstanceOf(Flawed.class);
        }
        for (int length = 0; length < shown.authenticatorData().length; length++) {
            byte[] cut = Arrays.copyOf(shown.authenticatorData(), length);
            assertThat(CEREMONY.show(
                            CHALLENGE,
                            made,
                            new Asserted(
                                    shown.credentialId(),
                                    shown.clientData(),
                                    cut,
                                    shown.signature(),
                                    Optional.empty())))
                    .as("data of %s bytes", length)
                    .isInstanceOf(Flawed.class);
        }
        for (int length = 0; length < shown.clientData().length; length++) {
            byte[] cut = Arrays.copyOf(shown.clientData(), length);
            assertThat(CEREMONY.show(
                            CHALLENGE,
                            made,
                            new Asserted(
                                    shown.credentialId(),
                                    cut,
                                    shown.authenticatorData(),
                                    shown.signature(),
                                    Optional.empty())))
                    .as("client data of %s bytes", length)
                    .isInstanceOf(Flawed.class);
        }
    }

    private static Ceremony ceremony(Map<String, String> chosen) {
        Map<String, String> settings =
                new HashMap<>(Map.of("gatehouse.public-url", PAGE + "/", RelyingParty.RP_ID, DOMAIN));
        settings.putAll(chosen);
        return new Ceremony(new RelyingParty(Settings.of(settings)));
    }

    private static Arguments lie(String name, Flaw flaw, UnaryOperator<SoftAuthenticator> lie) {
        return Arguments.of(Named.of(name, flaw), lie);
    }

    private static Finding<Credential> made(SoftAuthenticator device) {
        return CEREMONY.register(CHALLENGE, attested(device));
    }

    private static Finding<Credential.State> shown(SoftAuthenticator device, Credential credential) {
        return CEREMONY.show(CHALLENGE, credential, asserted(device));
    }

    private static Attested attested(SoftAuthenticator device) {
        SoftAuthenticator.Made made = device.make(CHALLENGE, DOMAIN, HANDLE);
        return new Attested(
                made.id(),
                made.clientData(),
                made.attestationObject(),
                List.of("internal", "hybrid", "pigeon"),
                "Phone");
    }

    private static Asserted asserted(SoftAuthenticator device) {
        SoftAuthenticator.Shown shown = device.show(CHALLENGE, DOMAIN);
        return new Asserted(
                shown.id(),
                shown.clientData(),
                shown.authenticatorData(),
                shown.signature(),
                Optional.of(shown.userHandle()));
    }

    private static <T> T good(Finding<T> finding) {
        return finding.as(value -> value, flaw -> {
            throw new AssertionError(flaw);
        });
    }

    private static Flaw flaw(Finding<?> finding) {
        return finding.as(
                value -> {
                    throw new AssertionError(value);
                },
                flaw -> flaw);
    }
}

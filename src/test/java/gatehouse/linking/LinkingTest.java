package gatehouse.linking;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.device.Devices;
import gatehouse.authenticator.device.LinkingProof;
import gatehouse.authenticator.device.Linkings;
import gatehouse.linking.DeviceFactors.Standing;
import gatehouse.linking.LinkingResult.CodeInvalid;
import gatehouse.linking.LinkingResult.ProofWrong;
import gatehouse.linking.LinkingStart.AlreadyLinked;
import gatehouse.linking.LinkingStart.NobodyThere;
import gatehouse.linking.LinkingStart.Started;
import gatehouse.linking.LinkingStart.TooMany;
import gatehouse.platform.Secret;
import gatehouse.session.Sessions;
import gatehouse.subject.PasswordReplaced;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Linked;
import gatehouse.support.Resident;
import gatehouse.support.SoftDevice;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a device comes to its owner, and how it goes. */
class LinkingTest {
    private static final UUID SESSION = new UUID(0, 1);
    private static final int CODES_AN_HOUR = 10;

    @RegisterExtension
    static final House house = new House();

    private static final StartLinking start = house.get(StartLinking.class);
    private static final LinkDevice link = house.get(LinkDevice.class);
    private static final UnlinkDevice unlink = house.get(UnlinkDevice.class);
    private static final DeviceFactors factors = house.get(DeviceFactors.class);

    private final SoftDevice device = SoftDevice.fresh();
    private Resident owner;

    @BeforeEach
    void somebody() {
        owner = house.aCustomer().withPhone("27830000001").whoSignsIn();
    }

    @Test
    void deviceWithTheCodeAndItsKeyIsLinked() {
        Secret code = code();
        assertThat(factors.of(owner.subjectId())).containsOnly(entry(DeviceUse.PROMPT, Standing.PENDING));

        LinkingResult result = link.link(Linked.proof(device, code), HERE);

        assertThat(result).isInstanceOf(LinkingResult.Linked.class);
        assertThat(factors.of(owner.subjectId())).containsOnly(entry(DeviceUse.PROMPT, Standing.ACTIVE));
        assertThat(house.inTransaction(() -> house.get(Devices.class).of(owner.subjectId())))
                .singleElement()
                .satisfies(linked -> {
                    assertThat(linked.id()).isEqualTo(((LinkingResult.Linked) result).device());
                    assertThat(linked.name()).isEqualTo(Linked.NAME);
                    assertThat(linked.use()).isEqualTo(DeviceUse.PROMPT);
                });
        assertThat(house.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("DONE");
    }

    @Test
    void codeHasEightyBitsAndRestsAsAHash() {
        Secret code = code();

        assertThat(code.reveal()).matches("[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(house.database.number(
                        "select count(*) from device_linking where code_hash = '" + code.reveal() + "'"))
                .isZero();
        assertThat(house.database.number("select count(*) from device_linking where subject_id = " + owner.subjectId()))
                .isOne();
    }

    @Test
    void codeMayBeTypedAsPeopleType() {
        String code = code().reveal();
        String typed = code.substring(0, 4).toLowerCase() + "-" + code.substring(4, 8) + " " + code.substring(8);

        LinkingProof proof =
                Linked.proof(device, Secret.of(typed), device.sign(device.linkStatement(code, Linked.NAME)));

        assertThat(link.link(proof, HERE)).isInstanceOf(LinkingResult.Linked.class);
    }

    @Test
    void codeLinksOneDevice() {
        Secret code = code();
        link.link(Linked.proof(device, code), HERE);

        assertThat(link.link(Linked.proof(SoftDevice.fresh(), code), HERE)).isEqualTo(new CodeInvalid());
    }

    @Test
    void ofTwentyDevicesWithOneCodeOneIsLinked() {
        Secret code = code();

        List<LinkingResult> results = Together.times(20, () -> link.link(Linked.proof(SoftDevice.fresh(), code), HERE));

        assertThat(results).filteredOn(LinkingResult.Linked.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(CodeInvalid.class::isInstance).hasSize(19);
    }

    @Test
    void codeIsGoodForTenMinutes() {
        Secret code = code();
        house.later(Linkings.LIFE);

        assertThat(link.link(Linked.proof(device, code), HERE)).isEqualTo(new CodeInvalid());
        assertThat(factors.of(owner.subjectId())).isEmpty();
    }

    @Test
    void newCodeTakesThePlaceOfTheOldOne() {
        Secret old = code();
        Secret fresh = code();

        assertThat(link.link(Linked.proof(device, old), HERE)).isEqualTo(new CodeInvalid());
        assertThat(link.link(Linked.proof(device, fresh), HERE)).isInstanceOf(LinkingResult.Linked.class);
    }

    @Test
    void deviceThatDoesNotHoldTheKeyIsNotLinkedAndTheCodeStaysGood() {
        Secret code = code();
        SoftDevice thief = SoftDevice.fresh();
        String signature = thief.sign(device.linkStatement(code.reveal(), Linked.NAME));

        assertThat(link.link(Linked.proof(device, code, signature), HERE)).isEqualTo(new ProofWrong());
        assertThat(house.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("PROOF_WRONG");

        assertThat(link.link(Linked.proof(device, code), HERE)).isInstanceOf(LinkingResult.Linked.class);
    }

    @Test
    void proofIsGoodForItsCodeKeyAndNameOnly() {
        Secret code = code();
        String otherName = device.sign(device.linkStatement(code.reveal(), "Tablet"));
        String otherCode = device.sign(device.linkStatement("0123456789ABCDEF", Linked.NAME));
        String otherKey = device.sign(SoftDevice.fresh().linkStatement(code.reveal(), Linked.NAME));

        for (String signature : List.of(otherName, otherCode, otherKey)) {
            assertThat(link.link(Linked.proof(device, code, signature), HERE)).isEqualTo(new ProofWrong());
        }
    }

    @Test
    void onlyOneDeviceForAUse() {
        Linked.to(house, owner, DeviceUse.PROMPT);

        assertThat(started(DeviceUse.PROMPT)).isEqualTo(new AlreadyLinked());
        assertThat(started(DeviceUse.BIOMETRIC)).isInstanceOf(Started.class);
    }

    @Test
    void codesAreBoundedForASubject() {
        for (int i = 0; i < CODES_AN_HOUR; i++) {
            code();
        }

        assertThat(started(DeviceUse.BIOMETRIC)).isInstanceOf(TooMany.class);
        assertThat(house.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("TooMany");

        house.later(Duration.ofHours(1));
        assertThat(started(DeviceUse.BIOMETRIC)).isInstanceOf(Started.class);
    }

    @Test
    void lockedSubjectLinksNothing() {
        Resident leaving = house.aCustomer()
                .lockedAfter(house.clock.instant().plusSeconds(60))
                .whoSignsIn();
        LinkingStart started = start.start(leaving.subjectId(), SESSION, DeviceUse.PROMPT, HERE);
        house.later(Duration.ofSeconds(60));

        LinkingProof proof = Linked.proof(device, ((Started) started).code());

        assertThat(link.link(proof, HERE)).isEqualTo(new CodeInvalid());
        assertThat(start.start(leaving.subjectId(), SESSION, DeviceUse.PROMPT, HERE))
                .isEqualTo(new NobodyThere());
    }

    @Test
    void linkingEndsTheOtherSessionsAndTellsTheOwner() {
        UUID own = house.signedIn(owner).session().id();
        UUID other = house.signedIn(owner).session().id();
        LinkingStart started = start.start(owner.subjectId(), own, DeviceUse.PROMPT, HERE);

        link.link(Linked.proof(device, ((Started) started).code()), HERE);

        assertThat(house.get(Sessions.class).findLive(own)).isPresent();
        assertThat(house.get(Sessions.class).findLive(other)).isEmpty();
        assertThat(house.database.number("select count(*) from message where purpose = 'FACTORS_CHANGED'"))
                .isPositive();
    }

    @Test
    void whoEverHadADeviceIsKnownForIt() {
        assertThat(subject().hasHadFactor()).isFalse();

        Linked.to(house, owner, DeviceUse.PROMPT);
        unlink.unlink(owner.subjectId(), SESSION, DeviceUse.PROMPT, HERE);

        assertThat(subject().hasHadFactor()).isTrue();
    }

    @Test
    void anotherPasswordMakesCodesForAllUsesWorthless() {
        Secret code = code();
        Secret other = ((Started) started(DeviceUse.BIOMETRIC)).code();

        house.inTransaction(() -> {
            house.get(WithdrawCodes.class).withdraw(new PasswordReplaced(House.TENANT, owner.subjectId()));
            return null;
        });

        assertThat(link.link(Linked.proof(device, code), HERE)).isEqualTo(new CodeInvalid());
        assertThat(link.link(Linked.proof(device, other), HERE)).isEqualTo(new CodeInvalid());
    }

    @Test
    void unlinkedDeviceIsGoneAndAnotherMayCome() {
        Linked.to(house, owner, DeviceUse.PROMPT);
        UUID own = house.signedIn(owner).session().id();
        UUID other = house.signedIn(owner).session().id();

        assertThat(unlink.unlink(owner.subjectId(), own, DeviceUse.PROMPT, HERE))
                .isTrue();

        assertThat(factors.of(owner.subjectId())).isEmpty();
        assertThat(house.get(Sessions.class).findLive(own)).isPresent();
        assertThat(house.get(Sessions.class).findLive(other)).isEmpty();
        assertThat(house.wiring.lastTold(Occurrence.class).action()).isEqualTo(Action.RETIRE_FACTOR);
        assertThat(unlink.unlink(owner.subjectId(), own, DeviceUse.PROMPT, HERE))
                .isFalse();
        assertThat(house.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("MISSING");
        assertThat(started(DeviceUse.PROMPT)).isInstanceOf(Started.class);
    }

    @Test
    void unlinkingBeforeADeviceCameMakesTheCodeWorthless() {
        Secret code = code();

        assertThat(unlink.unlink(owner.subjectId(), SESSION, DeviceUse.PROMPT, HERE))
                .isFalse();

        assertThat(link.link(Linked.proof(device, code), HERE)).isEqualTo(new CodeInvalid());
    }

    @Test
    void sweepRemovesCodesThatNobodyUsed() {
        code();
        house.later(Linkings.LIFE);

        house.get(Linkings.class).sweep();

        assertThat(house.database.number("select count(*) from device_linking")).isZero();
    }

    private Subject subject() {
        return house.inTransaction(
                () -> house.get(Subjects.class).find(owner.subjectId()).orElseThrow());
    }

    private Secret code() {
        return ((Started) started(DeviceUse.PROMPT)).code();
    }

    private LinkingStart started(DeviceUse use) {
        return start.start(owner.subjectId(), SESSION, use, HERE);
    }

    private static Map.Entry<DeviceUse, Standing> entry(DeviceUse use, Standing standing) {
        return Map.entry(use, standing);
    }
}

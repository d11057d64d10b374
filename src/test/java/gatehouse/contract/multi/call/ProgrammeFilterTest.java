package gatehouse.contract.multi.call;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.session.Sessions;
import gatehouse.session.Sessions.Presence;
import gatehouse.support.House;
import gatehouse.support.Member;
import gatehouse.support.Told;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.CallLimits;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the gate refuses a session leaves a record. */
class ProgrammeFilterTest {
    @RegisterExtension
    static final House house = new House();

    private final Told<Occurrence> heard = new Told<>();
    private final ProgrammeFilter filter = new ProgrammeFilter();
    private final Member member = Member.withEnrolledPhone(house);
    private final UUID session = member.signsIn();

    @BeforeEach
    void aCallThatAsksForAStepUp() {
        filter.limits = house.get(CallLimits.class);
        filter.occurrences = heard;
        filter.resource = calling("asksForStepUp");
    }

    @SteppedUp
    void asksForStepUp() {}

    @Opens({})
    void opensToNobody() {}

    @Test
    void whoHasNotSteppedUpIsRecorded() {
        assertThat(filter.refusal(presence(), tenant(House.TENANT))).isPresent();

        assertRecorded("STEP_UP_REQUIRED");
    }

    @Test
    void aTokenOfAnotherKindIsRecorded() {
        filter.resource = calling("opensToNobody");

        assertThat(filter.refusal(presence(), tenant(House.TENANT))).isPresent();

        assertRecorded("OTHER_TOKEN");
    }

    @Test
    void aTokenOfAnotherProgrammeIsRecorded() {
        assertThat(filter.refusal(presence(), tenant(House.OTHER_TENANT))).isPresent();

        assertRecorded("OTHER_PROGRAMME");
    }

    @Test
    void whoMayIsNotRecorded() {
        house.inTransaction(() -> house.get(Sessions.class).stepUp(session, "sms"));

        assertThat(filter.refusal(presence(), tenant(House.TENANT))).isEmpty();
        assertThat(heard.all()).isEmpty();
    }

    private Presence presence() {
        return house.get(Sessions.class).findPresence(session).orElseThrow();
    }

    private static Tenant tenant(long number) {
        return house.get(Tenants.class).find(number).orElseThrow();
    }

    private static ResourceInfo calling(String method) {
        return new ResourceInfo() {
            @Override
            public Method getResourceMethod() {
                try {
                    return ProgrammeFilterTest.class.getDeclaredMethod(method);
                } catch (NoSuchMethodException missing) {
                    throw new IllegalStateException(missing);
                }
            }

            @Override
            public Class<?> getResourceClass() {
                return ProgrammeFilterTest.class;
            }
        };
    }

    private void assertRecorded(String outcome) {
        assertThat(heard.all()).singleElement().satisfies(told -> {
            assertThat(told.action()).isEqualTo(Action.EXCEED_RIGHTS);
            assertThat(told.outcome()).isEqualTo(outcome);
            assertThat(told.actorId()).contains(member.subjectId());
        });
    }
}

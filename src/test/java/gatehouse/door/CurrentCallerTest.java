package gatehouse.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.access.Access;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.support.House;
import gatehouse.support.Told;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a door hears of a caller's rights, and the audit of their limits. */
class CurrentCallerTest {
    @RegisterExtension
    static final House house = new House();

    private final Told<Occurrence> heard = new Told<>();
    private final CurrentCaller current = new CurrentCaller();

    @BeforeEach
    void aCallThatIsBeingAnswered() {
        current.access = house.get(Access.class);
        current.occurrences = heard;
    }

    @Test
    void whoMayIsLetThroughAndNothingIsTold() {
        current.is(House.TENANT_SYSTEM);

        assertThat(current.allowed(Permission.READ_CUSTOMER, Target.customer(House.TENANT, 7)))
                .isEqualTo(House.TENANT_SYSTEM);
        assertThat(heard.all()).isEmpty();
    }

    @Test
    void whoMayNotIsTurnedAwayAndTheAuditKnowsWhoAndWhat() {
        current.is(House.TENANT_SYSTEM);

        assertThatThrownBy(() -> current.allowed(Permission.SHOW_CARD, Target.customer(House.TENANT, 7)))
                .isInstanceOf(ForbiddenException.class);

        assertThat(heard.all()).singleElement().satisfies(told -> {
            assertThat(told.action()).isEqualTo(Action.EXCEED_RIGHTS);
            assertThat(told.outcome()).isEqualTo("FORBIDDEN");
            assertThat(told.tenantId()).contains(House.TENANT);
            assertThat(told.subjectId()).contains(7L);
            assertThat(told.actorId()).contains(House.TENANT_SYSTEM.subjectId());
        });
    }

    @Test
    void whatBelongsToAnotherTenantIsHiddenFromTheCallerAndNotFromTheAudit() {
        current.is(House.TENANT_SYSTEM);

        assertThatThrownBy(() -> current.allowed(Permission.READ_CUSTOMER, Target.tenant(House.OTHER_TENANT)))
                .isInstanceOf(NotFoundException.class);

        assertThat(heard.all()).extracting(Occurrence::outcome).containsExactly("HIDDEN");
    }

    @Test
    void whoIsNotSignedInHasNoRightsToExceed() {
        assertThatThrownBy(() -> current.allowed(Permission.READ_CUSTOMER, Target.tenant(House.TENANT)))
                .isInstanceOf(NotAuthorizedException.class);

        assertThat(heard.all()).isEmpty();
    }
}

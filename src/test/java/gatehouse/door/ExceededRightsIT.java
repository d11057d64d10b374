package gatehouse.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.access.Territory;
import gatehouse.platform.Randomness;
import gatehouse.rig.InsideGatehouse;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.ForbiddenException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The refusal is thrown, and its record is there all the same. */
class ExceededRightsIT extends InsideGatehouse {
    private static final long TENANT = 1;
    private static final Caller SYSTEM = new Caller(
            new UUID(0, 900), 900, Territory.plain(TENANT), Optional.of(PartyId.adminUser(900)), Role.TENANT_SYSTEM);

    @Inject
    CurrentCaller current;

    @Inject
    Randomness randomness;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Test
    void whoeverExceedsTheirRightsLeavesARecord() {
        long customer = Long.parseLong(randomness.digits(9));
        current.is(SYSTEM);

        assertThatThrownBy(() -> current.allowed(Permission.SHOW_CARD, Target.customer(TENANT, customer)))
                .isInstanceOf(ForbiddenException.class);

        assertThat(entities.createNativeQuery("select id from audit_record where action = 'EXCEED_RIGHTS'"
                                + " and outcome = 'FORBIDDEN' and tenant_id = 1 and actor_id = 900 and subject_id = ?1")
                        .setParameter(1, customer)
                        .getResultList())
                .hasSize(1);
    }
}

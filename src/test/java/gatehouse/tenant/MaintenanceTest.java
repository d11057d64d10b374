package gatehouse.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.support.House;
import gatehouse.tenant.Tenants.Strictness;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MaintenanceTest {
    @RegisterExtension
    static final House house = new House();

    private static final Maintenance maintenance = house.get(Maintenance.class);

    @AfterEach
    void everybodyIsServedAgain() {
        house.database.run("delete from maintenance");
    }

    @Test
    void nobodyIsUnderMaintenanceAtFirst() {
        assertThat(maintenance.isOn(House.TENANT)).isFalse();
    }

    @Test
    void aTenantIsSwitchedAlone() {
        maintenance.turn(House.TENANT, true);
        maintenance.turn(House.TENANT, true);

        assertThat(maintenance.isOn(House.TENANT)).isTrue();
        assertThat(maintenance.isOn(House.OTHER_TENANT)).isFalse();

        maintenance.turn(House.TENANT, false);
        assertThat(maintenance.isOn(House.TENANT)).isFalse();
    }

    @Test
    void theWholeServerIsUnderMaintenanceWithThePlatform() {
        house.get(Tenants.class).createAs(Tenant.PLATFORM, "Platform", Optional.empty(), Strictness.STRONG);
        maintenance.turn(House.TENANT, true);
        maintenance.turn(Tenant.PLATFORM, true);

        assertThat(maintenance.isOn(House.OTHER_TENANT)).isTrue();

        maintenance.turn(Tenant.PLATFORM, false);
        assertThat(maintenance.isOn(House.OTHER_TENANT)).isFalse();
        assertThat(maintenance.isOn(House.TENANT)).isTrue();
    }

    @Test
    void aLookIsOneStatement() {
        assertThat(house.database.statementsDuring(() -> maintenance.isOn(House.TENANT)))
                .hasSize(1);
    }
}

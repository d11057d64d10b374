package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.access.PermissionTable;
import gatehouse.access.Territory;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.support.House;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which tenants somebody sees in the list: those of their reach. */
class TenantsReachTest {
    @RegisterExtension
    static final House HOUSE = new House();

    @Test
    void adminOfAnInstitutionSeesItsTenants() {
        assertThat(seenBy(Role.INSTITUTION_ADMIN, House.TENANT, Optional.of(House.GROUP)))
                .containsExactly(House.TENANT);
    }

    @Test
    void adminOfAnInstitutionAtATenantWithoutOneSeesTheOwnTenantAlone() {
        assertThat(seenBy(Role.INSTITUTION_ADMIN, House.OTHER_TENANT, Optional.empty()))
                .containsExactly(House.OTHER_TENANT);
    }

    @Test
    void globalAdminSeesAll() {
        assertThat(seenBy(Role.GLOBAL_ADMIN, House.TENANT, Optional.empty()))
                .containsExactly(House.TENANT, House.OTHER_TENANT);
    }

    private static List<Long> seenBy(Role role, long tenant, Optional<String> institution) {
        TenantsResource resource = new TenantsResource();
        resource.tenants = HOUSE.get(Tenants.class);
        Caller caller = new Caller(
                new UUID(0, 1),
                1,
                new Territory(tenant, institution, PermissionTable.DEFAULTS),
                Optional.of(PartyId.adminUser(1)),
                role);
        return resource.known(caller, -1, 100).stream().map(Tenant::id).toList();
    }
}

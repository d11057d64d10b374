package gatehouse.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.support.House;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateTenantTest {
    private static final Secret PASSWORD = Secret.of("a system's password");

    @RegisterExtension
    static final House house = new House();

    /** Such a name cannot be chosen any more; a database may still have one from before. */
    @Test
    void aSystemGetsAnotherNameWhenSomebodyHasTheUsualOne() {
        NewTenant before = create();
        LoginName next = LoginName.ofSystemOf(before.tenant().id() + 1);
        assertThat(before.systemIdentity())
                .isEqualTo(LoginName.ofSystemOf(before.tenant().id()));
        long squatter = house.aCustomer().movesIn();
        house.database.run(
                "insert into subject (id, tenant_id, population, name_scope, login_name, canonical_name, customer_id,"
                        + " role, created, version) select -1, tenant_id, 'customers', 'GLOBAL', ?, ?, id, 'CUSTOMER',"
                        + " created, 1 from customer where id = ?",
                next.typed(),
                next.canonical(),
                squatter);

        NewTenant made = create();

        assertThat(made.systemIdentity().typed()).startsWith(next.typed() + "-");
        assertThat(made.systemIdentity()).isNotEqualTo(next);
    }

    private static NewTenant create() {
        return house.get(PasswordHashing.class)
                .hash(
                        PASSWORD,
                        hashed -> house.get(CreateTenant.class)
                                .create(
                                        House.TENANT_SYSTEM,
                                        "Bank",
                                        Optional.empty(),
                                        List.of(),
                                        PASSWORD,
                                        hashed,
                                        House.HERE),
                        wait -> {
                            throw new IllegalStateException(wait.toString());
                        });
    }
}

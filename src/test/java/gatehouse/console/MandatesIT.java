package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Tenancy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant lets a member act for a further customer. */
class MandatesIT extends DeployedGatehouse {
    private Multi multi;
    private Eclipse eclipse;
    private Api console;

    @BeforeEach
    void aTenant() {
        multi = Multi.at(base());
        eclipse = Eclipse.at(base());
        console = eclipse.server().below("/console/api");
    }

    @Test
    void whoActsForSeveralChoosesAtTheNextLogin() {
        Multi.Root root = multi.corporate();
        Multi.Root second = multi.corporate();
        multi.withPassword(root);

        Answer given = give(system(), 1, root.id(), second.id());
        assertThat(given.status()).as(given.toString()).isEqualTo(204);
        assertThat(give(system(), 1, root.id(), second.id()).status()).isEqualTo(204);

        Answer login = multi.login(root.email(), Multi.PASSWORD);
        assertThat(login.at("tokenType")).isEqualTo("AUTH");
        assertThat(multi.identities(Multi.token(login))
                        .json()
                        .valueStream()
                        .map(one -> one.path("id").path("id").asString()))
                .containsExactly(root.id(), second.id());
        String access = Multi.token(multi.accessToken(Multi.token(login), "CORPORATE", second.id()));
        Api caller = multi.api().as(access);
        assertThat(caller.get("/corporates")
                        .json()
                        .path("rootUser")
                        .path("id")
                        .path("id")
                        .asString())
                .isEqualTo(second.id());
        assertThat(caller.patch("/corporates", "{\"name\":\"Eve\"}").status())
                .as("who was let in does not change the root")
                .isEqualTo(403);
    }

    @Test
    void whoseMandateIsWithdrawnActsForTheCustomerNoLongerUntilItIsGivenAnew() {
        Multi.Root root = multi.corporate();
        Multi.Root second = multi.corporate();
        multi.withPassword(root);
        give(system(), 1, root.id(), second.id());
        String chooser = multi.token(root.email(), Multi.PASSWORD);
        String there = Multi.token(multi.accessToken(chooser, "CORPORATE", second.id()));
        String home = Multi.token(multi.accessToken(chooser, "CORPORATE", root.id()));

        Answer withdrawn = withdraw(system(), 1, root.id(), second.id());

        assertThat(withdrawn.status()).as(withdrawn.toString()).isEqualTo(204);
        assertThat(multi.api().as(there).get("/corporates").status()).isEqualTo(401);
        assertThat(multi.api().as(home).get("/corporates").status()).isEqualTo(200);
        assertThat(multi.accessToken(chooser, "CORPORATE", second.id()).status())
                .isNotEqualTo(200);
        assertThat(multi.login(root.email(), Multi.PASSWORD).at("tokenType")).isEqualTo("ACCESS");
        assertThat(withdraw(system(), 1, root.id(), second.id()).status()).isEqualTo(404);
        assertThat(withdraw(system(), 1, root.id(), root.id()).status())
                .as("whom they opened the account for")
                .isEqualTo(404);

        assertThat(give(system(), 1, root.id(), second.id()).status()).isEqualTo(204);
        String again = multi.token(root.email(), Multi.PASSWORD);
        assertThat(multi.accessToken(again, "CORPORATE", second.id()).status()).isEqualTo(200);
    }

    @Test
    void whatTheTenantDoesNotHaveIsNotThere() {
        Multi.Root root = multi.corporate();

        assertThat(withdraw(system(), 1, "999999999", root.id()).status()).isEqualTo(404);

        assertThat(give(system(), 1, root.id(), "1").status()).isEqualTo(404);
        assertThat(give(system(), 1, root.id(), "3").status())
                .as("a customer without an account")
                .isEqualTo(404);
        assertThat(give(system(), 1, "4", root.id()).status())
                .as("an identity that is no member")
                .isEqualTo(404);
        assertThat(give(system(), 100, root.id(), root.id()).status()).isEqualTo(404);
        assertThat(console.as(eclipse.jwt("sandbox-system", "Sandbox-System-1"))
                        .post("/tenants/1/members/" + root.id() + "/customers", "{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyTheTenantsSystemsAndTheOperatorMay() {
        Multi.Root root = multi.corporate();
        Multi.Root second = multi.corporate();
        Tenancy elsewhere = Tenancy.fresh(eclipse);
        Api customer = console.as(eclipse.jwt("username", "user_password"));
        String level = Tenancy.sandbox(eclipse)
                .colleague(eclipse.system(), "LEVEL_01", "correct horse battery")
                .identity();

        assertThat(give(customer, 1, root.id(), second.id()).status()).isEqualTo(403);
        assertThat(give(console.as(eclipse.jwt(level, "correct horse battery")), 1, root.id(), second.id())
                        .status())
                .isEqualTo(403);
        assertThat(give(console, 1, root.id(), second.id()).status()).isEqualTo(401);
        assertThat(give(
                                console.as(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1")),
                                elsewhere.id(),
                                root.id(),
                                second.id())
                        .status())
                .isEqualTo(404);
        assertThat(give(console.as(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1")), 1, root.id(), second.id())
                        .status())
                .isEqualTo(204);
    }

    private Api system() {
        return console.as(eclipse.jwt("sandbox-system", "Sandbox-System-1"));
    }

    private static Answer withdraw(Api caller, long tenant, String member, String customer) {
        return caller.delete("/tenants/" + tenant + "/members/" + member + "/customers/" + customer);
    }

    private static Answer give(Api caller, long tenant, String member, String customer) {
        return caller.post(
                "/tenants/" + tenant + "/members/" + member + "/customers", "{\"customerId\":" + customer + "}");
    }
}

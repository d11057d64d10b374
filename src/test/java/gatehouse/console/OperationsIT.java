package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant's backend takes what a member confirmed; that it is taken once is held by StepUpTest. */
class OperationsIT extends DeployedGatehouse {
    private static final String DINNER =
            "{\"amount\":{\"currency\":\"EUR\",\"amount\":1234},\"payee\":\"Corner Shop\"}";

    private Multi multi;
    private Api system;

    @BeforeEach
    void aTenant() {
        multi = Multi.at(base());
        Eclipse eclipse = Eclipse.at(base());
        system = eclipse.server().below("/console/api").as(eclipse.jwt("sandbox-system", "Sandbox-System-1"));
    }

    @Test
    void whatNobodyConfirmedIsNotTaken() {
        assertThat(take(multi.consumer().id(), DINNER)).isEqualTo(409);
        assertThat(take("999999999", DINNER)).isEqualTo(404);
        assertThat(take("4", DINNER)).as("an identity that is no member").isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"amount\":{},\"payee\":\"Shop\"}",
                "{\"amount\":{\"currency\":\"XYZ\",\"amount\":1},\"payee\":\"Shop\"}",
                "{\"amount\":{\"currency\":\"EUR\",\"amount\":-1},\"payee\":\"Shop\"}",
                "{\"amount\":{\"currency\":\"EUR\",\"amount\":1},\"payee\":\" \"}"
            })
    void whatIsNoOperationIsRefused(String body) {
        assertThat(take("1", body)).isEqualTo(400);
    }

    private int take(String member, String body) {
        return system.post("/tenants/1/members/" + member + "/operations", body).status();
    }
}

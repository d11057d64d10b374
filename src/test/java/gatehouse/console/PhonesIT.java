package gatehouse.console;

import static gatehouse.rig.MultiAnswers.assertStepUpRequired;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant gives a member who lost the phone another one. */
class PhonesIT extends DeployedGatehouse {
    private Multi multi;
    private Api system;

    @BeforeEach
    void aTenant() {
        multi = Multi.at(base());
        Eclipse eclipse = Eclipse.at(base());
        system = eclipse.server().below("/console/api").as(eclipse.jwt("sandbox-system", "Sandbox-System-1"));
    }

    @Test
    void whoLostThePhoneComesBackByTheOneThatTheTenantGaveThem() {
        Multi.Root root = multi.verified(multi.consumer());
        String before = multi.tokenToAddUsers(root);
        String phone = Unique.phone();

        Answer replaced = replace(root.id(), phone);

        assertThat(replaced.status()).as(replaced.toString()).isEqualTo(204);
        assertThat(multi.opens(before)).isFalse();
        multi.sandbox().awaitTextTo(root.phone(), PhonesIT::tellsOfTheChange);
        multi.sandbox().awaitTextTo(phone, PhonesIT::tellsOfTheChange);

        String token = multi.token(root.email(), Multi.PASSWORD);
        Api member = multi.api().as(token);
        assertStepUpRequired(member.patch(
                "/consumers",
                Body.empty().with("mobile", Multi.mobile(Unique.phone())).toString()));
        assertThat(member.post("/stepup/challenges/otp/SMS", "{}").at("errorCode"))
                .isEqualTo("CHANNEL_NOT_REGISTERED");
        multi.enrolPhone(token);
        assertThat(multi.sandbox().awaitTextsTo(phone, 2).get(0)).contains("123456");
        multi.steppedUp(token);
    }

    @Test
    void whatTheTenantDoesNotHaveIsNotThere() {
        assertThat(replace("999999999", Unique.phone()).status()).isEqualTo(404);
        assertThat(replace("4", Unique.phone()).status())
                .as("an identity that is no member")
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"phone\":null}", "{\"phone\":\"12\"}", "{\"phone\":\"no number\"}"})
    void whatIsNoNumberIsRefused(String body) {
        assertThat(system.put("/tenants/1/members/1/phone", body).status()).isEqualTo(400);
    }

    private Answer replace(String member, String phone) {
        return system.put(
                "/tenants/1/members/" + member + "/phone",
                Body.empty().with("phone", phone).toString());
    }

    private static boolean tellsOfTheChange(String text) {
        return text.startsWith("Your contact details were changed.");
    }
}

package gatehouse.contract.multi.card;

import static gatehouse.rig.MultiAnswers.assertStepUpRequired;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a step-up is for: the own cards (reads of {@code /managed_cards}). */
class ManagedCardsIT extends DeployedGatehouse {
    private Multi multi;
    private Root person;
    private String card;

    @BeforeEach
    void somebodyWithACard() {
        multi = Multi.at(base());
        person = multi.verified(multi.consumer());
        card = cardOf(person, Eclipse.at(base()).system(), 1);
    }

    /** The tenant issues it at its own door. */
    private static String cardOf(Root owner, Api tenant, long number) {
        String wallet = tenant.post(
                        "/tenants/" + number + "/customers/" + owner.id() + "/wallets",
                        "{\"name\":\"Main\",\"currency\":\"ZAR\"}")
                .json()
                .path("walletId")
                .toString();
        Answer issued = tenant.post(
                "/tenants/" + number + "/wallets/" + wallet + "/cards", "{\"cardHolderName\":\"Grace Hopper\"}");
        assertThat(issued.status()).as(issued.toString()).isBetween(200, 201);
        return issued.json().path("cardId").toString();
    }

    @Test
    void withoutAStepUpTheyAreNotShown() {
        Api session = multi.api().as(multi.withPassword(person));

        assertStepUpRequired(session.get("/managed_cards"));
        assertStepUpRequired(session.get("/managed_cards/" + card));
        assertStepUpRequired(session.get("/managed_cards/999999"));
    }

    @Test
    void inASessionThatWasSteppedUpACardIsWhole() {
        Api session = multi.api().as(multi.tokenToAddUsers(person));

        JsonNode list = session.get("/managed_cards").json();
        JsonNode whole = session.get("/managed_cards/" + card).json();

        assertThat(list.path("count").asInt()).isEqualTo(1);
        assertThat(list.path("responseCount").asInt()).isEqualTo(1);
        JsonNode listed = list.path("cards").path(0);
        assertThat(listed.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "identity",
                        "cardNumberFirstSix",
                        "cardNumberLastFour",
                        "expiryMmyy",
                        "nameOnCard",
                        "state");
        assertThat(listed.path("id").asString()).isEqualTo(card);
        assertThat(listed.path("identity").path("id").asString()).isEqualTo(person.id());
        assertThat(listed.path("expiryMmyy").asString()).matches("(0[1-9]|1[0-2])[0-9]{2}");
        assertThat(listed.path("nameOnCard").asString()).isEqualTo("Grace Hopper");
        String number = whole.path("cardNumber").path("value").asString();
        assertThat(number)
                .startsWith(listed.path("cardNumberFirstSix").asString())
                .endsWith(listed.path("cardNumberLastFour").asString())
                .matches("[0-9]{14,19}");
        assertThat(whole.path("cvv").path("value").asString()).matches("[0-9]{3}");
    }

    @Test
    void cardsOfOthersAreNotThere() {
        Root other = multi.verified(multi.consumer());
        Api session = multi.api().as(multi.tokenToAddUsers(other));

        assertThat(session.get("/managed_cards").json().path("cards").isEmpty()).isTrue();
        assertThat(session.get("/managed_cards/" + card).status()).isEqualTo(404);
        assertThat(session.get("/managed_cards/6").status()).isEqualTo(404);
        assertThat(session.get("/managed_cards/nothing").status()).isEqualTo(404);
    }

    @Test
    void anotherSessionOfTheSameUserHasToStepUpByItself() {
        multi.tokenToAddUsers(person);

        assertStepUpRequired(
                multi.api().as(multi.token(person.email(), Multi.PASSWORD)).get("/managed_cards/" + card));
    }

    @Test
    void whereTheTenantRemembersAStepUpALaterSessionListsAndShowsNoCardWhole() {
        Eclipse eclipse = Eclipse.at(base());
        JsonNode tenant = eclipse.tenant();
        long number = tenant.path("id").asLong();
        Multi there = Multi.at(base(), tenant.path("apiKey").asString());
        Root owner = there.verified(there.consumer());
        Api system = eclipse.api()
                .as(eclipse.jwt(
                        tenant.path("systemIdentity").asString(),
                        tenant.path("systemPassword").asString()));
        String issued = cardOf(owner, system, number);
        there.tokenToAddUsers(owner);
        Api later = there.api().as(there.token(owner.email(), Multi.PASSWORD));
        assertStepUpRequired(later.get("/managed_cards"));

        remember(eclipse, number, "PT4320H");

        JsonNode listed = later.get("/managed_cards").json().path("cards").path(0);
        assertThat(listed.path("id").asString()).isEqualTo(issued);
        assertThat(listed.has("cardNumber")).isFalse();
        assertThat(listed.has("cvv")).isFalse();
        assertStepUpRequired(later.get("/managed_cards/" + issued));
        Root stranger = there.verified(there.consumer());
        assertStepUpRequired(there.api().as(there.withPassword(stranger)).get("/managed_cards"));
    }

    private static void remember(Eclipse eclipse, long tenant, String time) {
        Api admin = eclipse.console();
        String consumers = "/tenants/" + tenant + "/populations/1";
        ObjectNode rules = (ObjectNode) admin.get(consumers).json();
        ((ObjectNode) rules.path("stepUp")).put("remembered", time);
        assertThat(admin.put(consumers, rules.toString()).status()).isEqualTo(200);
    }
}

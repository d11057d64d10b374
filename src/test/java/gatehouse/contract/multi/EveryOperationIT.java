package gatehouse.contract.multi;

import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Description;
import gatehouse.rig.Description.Operation;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What any call may meet (1.1, 4), for every operation that is described: none is forgotten. */
class EveryOperationIT extends DeployedGatehouse {
    /** More calls than a minute allows, with some to spare for the end of the minute. */
    private static final int MANY = 250;

    private static final int MOST_BYTES = 64 * 1024;

    private Multi multi;

    @BeforeEach
    void aProgramme() {
        multi = Multi.at(base());
    }

    static Stream<Operation> operations() {
        return Description.operations(Multi.PATH);
    }

    static Stream<Operation> withToken() {
        return operations().filter(Operation::needsToken);
    }

    static Stream<Operation> withBody() {
        return operations().filter(operation -> operation.answers(415));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void asksForTheKeyFirst(Operation operation) {
        assertInvalid(call(multi.withoutKey(), operation), "[]", "api-key", "REQUIRED");
        assertEmpty(call(multi.withoutKey().with("api-key", Unique.text()), operation), 401);
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void asksForAToken(Operation operation) {
        assertEmpty(call(multi.api(), operation), 401);
    }

    @Test
    void aTokenOfAnotherProgrammeOpensNothing() {
        Api elsewhere = Multi.at(base(), aTenant().path("apiKey").asString())
                .api()
                .as(multi.token("user@example.com", "pa$$word"));

        assertThat(operations()).allSatisfy(operation -> assertEmpty(call(elsewhere, operation), 403));
    }

    @Test
    void aTokenThatOnlyChoosesOpensNothingElse() {
        Api choosing = multi.api().as(multi.token("root@example.com", "pa$$word"));
        List<Operation> others = withToken()
                .filter(operation ->
                        !List.of("/identities", "/access_token", "/logout").contains(operation.path()))
                .toList();

        assertThat(others).allSatisfy(operation -> {
            Answer answer = call(choosing, operation);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.at("errorCode")).isEqualTo("ACCESS_TOKEN_REQUIRED");
        });
    }

    @Test
    void duringMaintenanceNothingIsAnswered() {
        JsonNode tenant = aTenant();
        Api programme = Multi.at(base(), tenant.path("apiKey").asString()).api();
        turn(tenant, "maintenance");

        assertThat(operations()).allSatisfy(operation -> assertEmpty(call(programme, operation), 503));
    }

    @Test
    void whoCallsTooOftenIsToldAtEveryCall() {
        JsonNode tenant = aTenant();
        Api programme = Multi.at(base(), tenant.path("apiKey").asString()).api();
        turn(tenant, "call-limits");

        assertThat(operations())
                .allSatisfy(operation -> assertEmpty(
                        Stream.generate(() -> call(programme, operation))
                                .limit(MANY)
                                .dropWhile(answer -> answer.status() != 429)
                                .findFirst()
                                .orElseThrow(),
                        429));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void answersAreJson(Operation operation) {
        Answer answer = call(multi.api().with("Accept", "text/html"), operation);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(406);
        assertThat(answer.at("code")).isEqualTo("NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void bodiesAreJsonAndNotTooLarge(Operation operation) {
        Api caller = operation.needsToken() ? multi.api().as(multi.tokenToAddUsers(multi.consumer())) : multi.api();
        String large = "{\"any\":\"" + "x".repeat(MOST_BYTES) + "\"}";

        Answer text = caller.send(operation.method(), path(operation), "{}", "text/plain");
        Answer tooLarge = caller.send(operation.method(), path(operation), large, "application/json");

        assertThat(text.status()).as(text.toString()).isEqualTo(415);
        assertThat(tooLarge.status()).as(tooLarge.toString()).isEqualTo(413);
    }

    private JsonNode aTenant() {
        return Eclipse.at(base()).tenant();
    }

    private void turn(JsonNode tenant, String what) {
        Eclipse eclipse = Eclipse.at(base());
        Answer turned = eclipse.console().put("/tenants/" + tenant.path("id").asLong() + "/" + what, "{\"on\":true}");
        assertThat(turned.status()).as(turned.toString()).isEqualTo(200);
    }

    private static Answer call(Api caller, Operation operation) {
        String body = operation.method().matches("POST|PATCH") ? "{}" : null;
        return caller.send(operation.method(), path(operation), body, "application/json");
    }

    private static String path(Operation operation) {
        String channel = operation.path().contains("/push/") ? "AUTHY" : "SMS";
        return operation.path().replace("{channel}", channel).replaceAll("\\{\\w+\\}", "1");
    }
}

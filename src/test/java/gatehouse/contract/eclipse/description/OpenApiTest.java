package gatehouse.contract.eclipse.description;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.passkey.options.Creation;
import gatehouse.authenticator.passkey.options.Request;
import gatehouse.contract.eclipse.EclipseApplication;
import gatehouse.description.DescribedDoor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code openapi.json} as the build has just made it. */
class OpenApiTest extends DescribedDoor {
    private static final String SCHEMAS = "#/components/schemas/";

    OpenApiTest() {
        super(new EclipseApplication(), "openapi.json");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItAnswers(Described operation) {
        JsonNode responses = operation.node().path("responses");
        List<String> statuses = List.copyOf(responses.propertyNames());

        assertThat(statuses).contains("400", "401", "403", "406", "500", "503");
        assertThat(statuses).filteredOn(status -> status.startsWith("2")).hasSize(1);
        assertThat(statuses).filteredOn(not("204"::equals)).allSatisfy(status -> {
            JsonNode schema = responses
                    .path(status)
                    .path("content")
                    .path("application/json")
                    .path("schema");
            assertThat(List.copyOf(schema.propertyNames())).containsAnyOf("type", "$ref", "oneOf");
            boolean isRefusal = status.compareTo("400") >= 0;
            assertThat(schema.path("items").path("$ref").asString("").equals("#/components/schemas/Error"))
                    .isEqualTo(isRefusal);
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aBodyIsDescribedWhereOneIsTaken(Described operation) {
        boolean takesOne = List.of("POST", "PUT", "PATCH").contains(operation.method());

        assertThat(operation.node().has("requestBody")).isEqualTo(takesOne);
        assertThat(operation.node().path("responses").has("413")).isEqualTo(takesOne);
        assertThat(operation.node().path("responses").has("415")).isEqualTo(takesOne);
    }

    /** The limits of Bean Validation, our own lengths among them, and what the generator alone would get wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/components/schemas/LoginRequest/properties/identity/minLength; 3",
                "/components/schemas/LoginRequest/properties/identity/maxLength; 40",
                "/components/schemas/LoginRequest/properties/password/maxLength; 80",
                "/components/schemas/LoginRequest/properties/password/format; password",
                "/components/schemas/LoginRequest/required; [\"identity\"]",
                "/components/schemas/WalletRequest/properties/currency/pattern; ^(?:[A-Z]{3})$",
                "/components/schemas/PasswordChangeInitRequest/properties/type/enum; [\"OTP\",\"LINK\"]",
                "/components/schemas/IdentityRequest/properties/expires/description; From then on the password has to be"
                        + " changed. Also taken as passwordExpires",
                "/components/schemas/PublicKeyCredentialCreationOptionsJSON/properties/challenge/pattern; ^(?:[A-Za-z0-9_-]{43})$",
                "/components/schemas/PublicKeyCredentialCreationOptionsJSON/properties/attestation/enum; [\"none\",\"direct\"]",
                "/components/schemas/PublicKeyCredentialParameters/properties/alg/minimum; -257",
                "/components/schemas/PublicKeyCredentialRequestOptionsJSON/properties/rpId/maxLength; 253",
                "/components/schemas/PublicKeyCredentialRequestOptionsJSON/properties/timeout/minimum; 1",
                "/components/schemas/PublicKeyCredentialRequestOptionsJSON/properties/allowCredentials/minItems; 1",
                "/components/schemas/WebAuthnPart/properties/type/enum; [\"CREATE\",\"GET\"]",
                "/components/schemas/JwtResponse/additionalProperties; false",
                "/components/schemas/JwtResponse/properties/expires/format; date-time",
                "/paths/~1tenants~1{tenantId}~1customers/get/parameters/2/schema/maximum; 100",
                "/paths/~1authentication~1login-challenges/get/parameters/2/schema/minLength; 3",
                "/paths/~1authentication~1login/post/security; [{},{\"bearer\":[]}]",
                "/paths/~1tenants~1{tenantId}~1customers/post/security; [{\"bearer\":[]}]"
            })
    void limitsAreThoseOfTheCode(String pointer, String expected) {
        JsonNode found = document.at(pointer);

        assertThat(found.isValueNode() ? found.asString() : found.toString()).isEqualTo(expected);
    }

    @Test
    void whatADeviceIsAskedIsOneOfTwoThings() {
        assertThat(document.at("/components/schemas/WebAuthnPart/properties/publicKey/oneOf"))
                .extracting(one -> one.path("$ref").asString())
                .containsExactly(
                        SCHEMAS + "PublicKeyCredentialCreationOptionsJSON",
                        SCHEMAS + "PublicKeyCredentialRequestOptionsJSON");
    }

    /** Complete: each member, and each record in it, is there with its type and its meaning, and there is no other. */
    @ParameterizedTest
    @ValueSource(classes = {Creation.class, Request.class})
    void whatADeviceIsAskedIsDescribedMemberByMember(Class<?> options) {
        requireWhole(
                document.at("/components/schemas/PublicKeyCredential" + options.getSimpleName() + "OptionsJSON"),
                options);
    }

    private void requireWhole(JsonNode schema, Class<?> type) {
        List<String> members = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        assertThat(schema.path("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(schema.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(members);
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
        for (RecordComponent member : type.getRecordComponents()) {
            requireWhole(schema.path("properties").path(member.getName()), member);
        }
    }

    private void requireWhole(JsonNode property, RecordComponent member) {
        assertThat(property.path("description").asString(""))
                .as(member.toString())
                .isNotBlank();
        Type type = member.getGenericType() instanceof ParameterizedType list
                ? list.getActualTypeArguments()[0]
                : member.getGenericType();
        JsonNode described = member.getType() == List.class ? property.path("items") : property;
        if (type instanceof Class<?> some && some.isRecord()) {
            requireWhole(document.at(described.path("$ref").asString("#").substring(1)), some);
        } else {
            assertThat(described.path("type").asString(""))
                    .as(member.toString())
                    .isEqualTo(type == String.class ? "string" : type == long.class ? "integer" : "boolean");
        }
    }
}

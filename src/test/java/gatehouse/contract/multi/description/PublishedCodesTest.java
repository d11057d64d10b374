package gatehouse.contract.multi.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every code of a conflict that is published for an operation (2.4, 2.5) is described there, or the page of deviations says
 * that it is never sent. What is described is seen by a test over HTTP, as {@code .ci/run} sees to.
 */
class PublishedCodesTest {
    private static final Path DEVIATIONS = Path.of("docs", "deviations.md");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{7,}");

    private final JsonNode document = JsonMapper.shared()
            .readTree(Path.of("target", "openapi", "multi.json").toFile());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POST /stepup/challenges/otp/{channel};"
                        + " CHANNEL_NOT_SUPPORTED CHANNEL_NOT_REGISTERED RETRY_IN_15SEC CHALLENGE_LIMIT_EXCEEDED;"
                        + " MOBILE_NUMBER_INVALID MOBILE_COUNTRY_NOT_SUPPORTED",
                "POST /stepup/challenges/otp/{channel}/verify;"
                        + " STATE_INVALID VERIFICATION_CODE_EXPIRED VERIFICATION_CODE_INVALID CHANNEL_NOT_SUPPORTED"
                        + " CHANNEL_NOT_REGISTERED ONE_CHALLENGE_LIMIT_REMAINING CHALLENGE_LIMIT_EXCEEDED ALREADY_VERIFIED;",
                "POST /stepup/challenges/push/{channel};"
                        + " STATE_INVALID CHANNEL_NOT_REGISTERED CHALLENGE_LIMIT_EXCEEDED; CHANNEL_NOT_SUPPORTED",
                "POST /authentication_factors/otp/{channel};"
                        + " CHANNEL_NOT_SUPPORTED CHANNEL_ALREADY_REGISTERED MOBILE_NUMBER_NOT_AVAILABLE;"
                        + " MOBILE_NUMBER_INVALID MOBILE_COUNTRY_NOT_SUPPORTED CREDENTIALS_INACTIVE"
                        + " TYPE_DOES_NOT_SUPPORT_ENROLMENT",
                "POST /authentication_factors/otp/{channel}/verify;"
                        + " CHANNEL_NOT_SUPPORTED CHANNEL_ALREADY_REGISTERED VERIFICATION_CODE_EXPIRED"
                        + " VERIFICATION_CODE_INVALID CHALLENGE_LIMIT_EXCEEDED ONE_CHALLENGE_LIMIT_REMAINING STATE_INVALID;"
                        + " CREDENTIALS_INACTIVE TYPE_DOES_NOT_SUPPORT_ENROLMENT",
                "POST /authentication_factors/push/{channel};"
                        + " CHANNEL_ALREADY_REGISTERED ENROLMENT_LIMIT_EXCEEDED;"
                        + " CHANNEL_NOT_SUPPORTED CHANNEL_NOT_READY MOBILE_NUMBER_NOT_AVAILABLE CHALLENGE_LIMIT_EXCEEDED"
                        + " PASSCODE_NOT_SET MOBILE_COUNTRY_NOT_SUPPORTED TYPE_DOES_NOT_SUPPORT_ENROLMENT",
                "DELETE /authentication_factors/push/{channel}; CHANNEL_NOT_REGISTERED; CREDENTIALS_INACTIVE",
                "POST /passwords/{user_id}/create;"
                        + " PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_TOO_SIMPLE PASSWORD_ALREADY_CREATED;"
                        + " UNRESOLVED_IDENTITY PASSWORD_PROFILE_NOT_CONFIGURED_FOR_CREDENTIAL_TYPE"
                        + " PASSWORD_KEY_ALREADY_IN_USE",
                "POST /passwords/update;"
                        + " PASSWORD_ALREADY_USED PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_TOO_SIMPLE"
                        + " PASSWORD_INCORRECT;",
                "POST /passwords/validate; PASSWORD_TOO_SHORT PASSWORD_TOO_LONG PASSWORD_TOO_SIMPLE;"
                        + " UNRESOLVED_IDENTITY PASSWORD_PROFILE_NOT_CONFIGURED_FOR_CREDENTIAL_TYPE",
                "POST /passwords/lost_password/start; ACCOUNT_NOT_FOUND; MULTIPLE_ACCOUNTS_FOUND",
                "POST /passwords/lost_password/resume;"
                        + " INVALID_NONCE_OR_EMAIL PASSWORD_ALREADY_USED PASSWORD_TOO_SHORT PASSWORD_TOO_LONG"
                        + " PASSWORD_TOO_SIMPLE PASSWORD_NOT_SET;"
                        + " PASSWORD_INCORRECT",
                "POST /login_via_biometrics; CHANNEL_NOT_REGISTERED CHANNEL_NOT_SUPPORTED;",
                "GET /identities; ; IDENTITY_TYPE_NOT_SUPPORTED",
                "POST /consumers;"
                        + " ROOT_EMAIL_NOT_UNIQUE PROFILE_NOT_FOUND PROFILE_INACTIVE CURRENCY_UNSUPPORTED COUNTRY_INVALID"
                        + " MOBILE_OR_COUNTRY_CODE_INVALID TERMS_NOT_ACCEPTED;"
                        + " PAYMENT_MODEL_CONSTRAINTS_VIOLATED FEE_GROUP_INVALID COUNTRY_UNSUPPORTED"
                        + " EMAIL_DOMAIN_NOT_ALLOWED CONSUMER_ALREADY_EXISTS",
                "POST /corporates;"
                        + " ROOT_EMAIL_NOT_UNIQUE PROFILE_NOT_FOUND PROFILE_INACTIVE CURRENCY_UNSUPPORTED COUNTRY_INVALID"
                        + " MOBILE_OR_COUNTRY_CODE_INVALID TERMS_NOT_ACCEPTED;"
                        + " PAYMENT_MODEL_CONSTRAINTS_VIOLATED FEE_GROUP_INVALID COUNTRY_UNSUPPORTED"
                        + " EMAIL_DOMAIN_NOT_ALLOWED COMPANY_NOT_FOUND COMPANY_LOOKUP_FAILED",
                "POST /consumers/verification/email/send; EMAIL_NOT_FOUND; ALREADY_VERIFIED EMAIL_NOT_UNIQUE",
                "POST /corporates/verification/email/send; EMAIL_NOT_FOUND; ALREADY_VERIFIED EMAIL_NOT_UNIQUE",
                "POST /users/verification/email/send; EMAIL_NOT_FOUND;",
                "POST /consumers/verification/email/verify; VERIFICATION_CODE_INVALID; EMAIL_NOT_UNIQUE",
                "POST /corporates/verification/email/verify; VERIFICATION_CODE_INVALID; EMAIL_NOT_UNIQUE",
                "POST /users/verification/email/verify; VERIFICATION_CODE_INVALID;",
                "POST /users; EMAIL_NOT_UNIQUE MOBILE_OR_COUNTRY_CODE_INVALID; MOBILE_NOT_UNIQUE",
                "POST /users/{user_id}/invite; INVITE_ALREADY_CONSUMED;",
                "POST /users/{user_id}/invite/validate; INVITE_OR_INVITE_CODE_INVALID;",
                "POST /users/{user_id}/invite/consume;"
                        + " INVITE_OR_INVITE_CODE_INVALID UNRESOLVED_IDENTITY PASSWORD_ALREADY_CREATED PASSWORD_TOO_SHORT"
                        + " PASSWORD_TOO_LONG PASSWORD_TOO_SIMPLE;"
                        + " PASSWORD_ALREADY_USED PASSWORD_PROFILE_NOT_CONFIGURED_FOR_CREDENTIAL_TYPE"
                        + " PASSWORD_KEY_ALREADY_IN_USE"
            })
    void everyPublishedCodeIsSentOrAdmittedToBeNone(String operation, String sent, String never) throws IOException {
        List<String> described = described(operation);

        assertThat(described).containsAll(codes(sent));
        assertThat(described).doesNotContainAnyElementsOf(orNone(codes(never)));
        assertThat(neverSent()).containsAll(codes(never));
    }

    private List<String> described(String operation) {
        String[] words = operation.split(" ");
        JsonNode node = document.path("paths").path(words[1]).path(words[0].toLowerCase(Locale.ROOT));
        assertThat(node.isMissingNode()).as(operation).isFalse();
        return node.at("/responses/409/content/application~1json/schema/properties/errorCode/enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> neverSent() throws IOException {
        Stream<String> rows = Files.readAllLines(DEVIATIONS).stream()
                .dropWhile(line -> !line.equals("## Never sent by the multi door"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "));
        return rows.flatMap(row -> codes(row).stream()).toList();
    }

    private static List<String> codes(String text) {
        return text == null
                ? List.of()
                : CODE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** AssertJ takes no empty list there. */
    private static List<String> orNone(List<String> codes) {
        return codes.isEmpty() ? List.of("") : codes;
    }
}

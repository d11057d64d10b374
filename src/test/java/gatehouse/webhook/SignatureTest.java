package gatehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String BODY = "{\"status\":\"VERIFIED\",\"text\":\"é\"}";
    private static final Secret SECRET = Secret.of("correct horse");
    private static final Secret BEFORE = Secret.of("battery staple");

    /** printf '1700000000.%s' "$BODY" | openssl dgst -sha256 -hmac 'correct horse' */
    @Test
    void itIsWhatOpensslMakesOfTimestampAndBody() {
        assertThat(Signature.header(List.of(SECRET), 1_700_000_000, BODY))
                .isEqualTo("v1=5feca246abd98dc0e292b7bcf256330181c3c1dd0326a32a97b5458d36ffaef3");
    }

    @Test
    void twoSecretsSignBesideEachOtherTheCurrentOneFirst() {
        assertThat(Signature.header(List.of(SECRET, BEFORE), 1_700_000_000, BODY))
                .isEqualTo("v1=5feca246abd98dc0e292b7bcf256330181c3c1dd0326a32a97b5458d36ffaef3,"
                        + " v1=aeadbdbd921f6b1944e88b3cc02863eb6be399826db00a42bdc1ad2a192879c8");
    }

    @Test
    void anotherTimeOrAnotherBodyHasAnotherSignature() {
        String signed = Signature.header(List.of(SECRET), 1_700_000_000, BODY);

        assertThat(Signature.header(List.of(SECRET), 1_700_000_001, BODY)).isNotEqualTo(signed);
        assertThat(Signature.header(List.of(SECRET), 1_700_000_000, BODY + " ")).isNotEqualTo(signed);
    }
}

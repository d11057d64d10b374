package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;

/** Verifies the audit as staff do who may read it whole: part by part. */
public final class AuditChain {
    private AuditChain() {}

    /**
     * @param console as such staff
     * @return the last part: {@code INTACT}, once the end was reached, or {@code BROKEN}
     */
    public static Answer verify(Api console) {
        long after = 0;
        Answer part;
        do {
            part = console.post("/audit/verification", "{\"after\":" + after + "}");
            assertThat(part.status()).as(part.toString()).isEqualTo(200);
            after = part.json().path("verifiedTo").asLong();
        } while (part.at("state").equals("MORE"));
        return part;
    }
}

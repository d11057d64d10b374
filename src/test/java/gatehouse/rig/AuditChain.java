package gatehouse.rig;

import gatehouse.rig.Api.Answer;

/** Verifies the audit as staff do who may read it whole. */
final class AuditChain {
    private AuditChain() {}

    /** @return {@code INTACT} or {@code BROKEN}, once the end was reached */
    static String state(Api admin) {
        long after = 0;
        while (true) {
            Answer part = admin.post("/console/api/audit/verification", "{\"after\":" + after + "}");
            if (part.status() != 200) {
                throw new AssertionError("The audit was not verified: " + part);
            }
            if (!part.at("state").equals("MORE")) {
                return part.at("state");
            }
            after = part.json().path("verifiedTo").asLong();
        }
    }
}

package gatehouse.contract.multi.wire;

import gatehouse.session.Session;

/**
 * Who is signed in, in the words of this contract.
 *
 * @param type ROOT for who opened the identity they act for, else USER
 * @param id digits
 */
public record CredentialId(String type, String id) {
    /** Of who speaks for an identity. */
    public static CredentialId ofRoot(long subjectId) {
        return new CredentialId("ROOT", Long.toString(subjectId));
    }

    public static CredentialId of(Session session) {
        return new CredentialId(session.isOfRoot() ? "ROOT" : "USER", Long.toString(session.subjectId()));
    }
}

package gatehouse.authenticator.password;

/**
 * The result of comparing a candidate with a stored password.
 *
 * @param matches whether it is the password; never for an unknown subject
 * @param needsRehash whether the password is right and stored at a lower cost than today's, so that the caller should
 *     hash it again with the same ticket and store it by {@link Passwords#rehash}
 */
public record Checked(boolean matches, boolean needsRehash) {}

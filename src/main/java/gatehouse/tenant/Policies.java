package gatehouse.tenant;

/**
 * All rules that the subjects of a population live under, as one value.
 *
 * @param preset what a new password has to be like
 * @param codes limits of one-time codes and links
 * @param mostSessions live sessions a subject
 * @param revealsMissingFactor whether a refusal may say that a second factor is missing
 * @param cardAccessByTenant whether the tenant may choose a customer's card access password
 * @param verifiedEmailFirst whether who opened an account has to confirm the e-mail address before they sign in
 * @param stepUpForCards whether the own cards are shown only in a session that was stepped up
 * @param expiredPasswordOpensChange whether an expired password still opens a session that is good for its change alone
 * @param resetMakesFirstPassword whether who never had a password may make the first one by a reset
 * @param openToNewcomers whether customers open accounts themselves
 * @param loginByDevice whether a device that checks its owner is enough to sign in
 */
public record Policies(
        PasswordPreset preset,
        LockoutPolicy lockout,
        TokenPolicy tokens,
        ChallengePolicy codes,
        StepUpPolicy stepUp,
        int mostSessions,
        boolean revealsMissingFactor,
        boolean cardAccessByTenant,
        boolean verifiedEmailFirst,
        boolean stepUpForCards,
        boolean expiredPasswordOpensChange,
        boolean resetMakesFirstPassword,
        boolean openToNewcomers,
        boolean loginByDevice) {}

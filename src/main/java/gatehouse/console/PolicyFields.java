package gatehouse.console;

import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.tenant.LockoutPolicy;
import gatehouse.tenant.PasswordPreset;
import gatehouse.tenant.Policies;
import gatehouse.tenant.Population;
import gatehouse.tenant.StepUpPolicy;
import gatehouse.tenant.TokenPolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/**
 * The rules of a population as JSON.
 *
 * @param name of the population; not looked at where rules are sent, for it is in the path
 * @param version how often they were changed; who changes them says which version they have seen
 * @param passwordPreset {@code contract-eclipse}, {@code contract-multi}, {@code nist} or {@code pci}
 * @param revealsMissingFactor whether a refusal may say that a second factor is missing
 * @param cardAccessByTenant whether the tenant may choose a customer's card access password
 * @param verifiedEmailFirst whether who opened an account confirms the e-mail address before they sign in
 * @param expiredPasswordOpensChange whether an expired password opens a session that is good for its change alone
 * @param resetMakesFirstPassword whether who never had a password may make the first one by a reset
 * @param openToNewcomers whether customers open accounts themselves
 * @param loginByDevice whether a device that checks a finger or a face is enough to sign in
 */
public record PolicyFields(
        String name,
        @NotNull @Min(0) Long version,

        @NotNull @Pattern(regexp = "contract-eclipse|contract-multi|nist|pci", message = "must be a preset")
        String passwordPreset,

        @NotNull @Valid LockoutFields lockout,
        @NotNull @Valid SessionFields sessions,
        @NotNull @Valid CodeFields codes,
        @NotNull @Valid StepUpFields stepUp,
        @NotNull Boolean revealsMissingFactor,
        @NotNull Boolean cardAccessByTenant,
        @NotNull Boolean verifiedEmailFirst,
        @NotNull Boolean expiredPasswordOpensChange,
        @NotNull Boolean resetMakesFirstPassword,
        @NotNull Boolean openToNewcomers,
        @NotNull Boolean loginByDevice) {
    /** RTS 4(3)(b): a tenant may allow fewer, and not more. */
    private static final int MOST_FAILURES = 5;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** NIST's ceiling for codes and links that are sent. */
    private static final Duration LONGEST_CODE = Duration.ofMinutes(10);

    /** @param lock half an hour to a day */
    public record LockoutFields(
            @NotNull @Min(1) @Max(MOST_FAILURES) Integer failures,
            @NotNull String lock) {}

    /**
     * Each at least a second and at most a day.
     *
     * @param tokenLife of one token
     * @param idle longest time between two calls
     * @param cap longest life, however active
     * @param most live ones a subject
     */
    public record SessionFields(
            @NotNull String tokenLife,
            @NotNull String idle,
            @NotNull String cap,
            @NotNull TokenPolicy.Renewal renewal,
            @NotNull @Min(1) @Max(10_000) Integer most) {}

    /** @param life and {@code linkLife} at most ten minutes; {@code resendAfter} at most an hour */
    public record CodeFields(
            @NotNull String life,
            @NotNull String linkLife,
            @NotNull @Min(1) @Max(10) Integer attempts,
            @NotNull String resendAfter) {}

    /**
     * @param attempts wrong codes that end a challenge, 1 to 5; 0 for no such limit
     * @param remembered at most 180 days; {@code PT0S} for the session alone
     * @param forCards whether the own cards ask for it
     */
    public record StepUpFields(
            @NotNull Boolean byPhone,
            @NotNull @Min(0) @Max(5) Integer attempts,
            @NotNull String remembered,
            @NotNull Boolean byEnrolment,
            @NotNull Boolean forOperations,
            @NotNull Boolean forCards) {}

    static PolicyFields of(Population population) {
        Policies policies = population.policies();
        return new PolicyFields(
                population.name(),
                population.version(),
                policies.preset().label(),
                new LockoutFields(
                        policies.lockout().failures(), policies.lockout().lock().toString()),
                new SessionFields(
                        policies.tokens().life().toString(),
                        policies.tokens().idle().toString(),
                        policies.tokens().cap().toString(),
                        policies.tokens().renewal(),
                        policies.mostSessions()),
                new CodeFields(
                        policies.codes().codeLife().toString(),
                        policies.codes().linkLife().toString(),
                        policies.codes().attempts(),
                        policies.codes().resendAfter().toString()),
                new StepUpFields(
                        policies.stepUp().byPhone(),
                        policies.stepUp().attempts(),
                        policies.stepUp().remembered().toString(),
                        policies.stepUp().byEnrolment(),
                        policies.stepUp().forOperations(),
                        policies.stepUpForCards()),
                policies.revealsMissingFactor(),
                policies.cardAccessByTenant(),
                policies.verifiedEmailFirst(),
                policies.expiredPasswordOpensChange(),
                policies.resetMakesFirstPassword(),
                policies.openToNewcomers(),
                policies.loginByDevice());
    }

    /** @throws InvalidCall when a time is none, or out of its range */
    Policies policies() {
        return new Policies(
                preset(),
                new LockoutPolicy(
                        lockout.failures(), time("lockout.lock", lockout.lock(), LockoutPolicy.DEFAULT.lock(), DAY)),
                tokens(),
                new ChallengePolicy(
                        time("codes.life", codes.life(), SECOND, LONGEST_CODE),
                        time("codes.linkLife", codes.linkLife(), SECOND, LONGEST_CODE),
                        codes.attempts(),
                        time("codes.resendAfter", codes.resendAfter(), Duration.ZERO, Duration.ofHours(1))),
                new StepUpPolicy(
                        stepUp.byPhone(),
                        stepUp.attempts(),
                        time("stepUp.remembered", stepUp.remembered(), Duration.ZERO, StepUpPolicy.LONGEST_REMEMBERED),
                        stepUp.byEnrolment(),
                        stepUp.forOperations()),
                sessions.most(),
                revealsMissingFactor,
                cardAccessByTenant,
                verifiedEmailFirst,
                stepUp.forCards(),
                expiredPasswordOpensChange,
                resetMakesFirstPassword,
                openToNewcomers,
                loginByDevice);
    }

    private PasswordPreset preset() {
        return Arrays.stream(PasswordPreset.values())
                .filter(preset -> preset.label().equals(passwordPreset))
                .findFirst()
                .orElseThrow();
    }

    /** Neither a token nor a pause outlives the session. */
    private TokenPolicy tokens() {
        Duration cap = time("sessions.cap", sessions.cap(), SECOND, DAY);
        return new TokenPolicy(
                time("sessions.tokenLife", sessions.tokenLife(), SECOND, cap),
                time("sessions.idle", sessions.idle(), SECOND, cap),
                cap,
                sessions.renewal());
    }

    private static Duration time(String field, String text, Duration least, Duration most) {
        try {
            Duration time = Duration.parse(text);
            if (time.getNano() == 0 && time.compareTo(least) >= 0 && time.compareTo(most) <= 0) {
                return time;
            }
        } catch (DateTimeParseException noTime) {
            throw outOfRange(field, least, most);
        }
        throw outOfRange(field, least, most);
    }

    private static InvalidCall outOfRange(String field, Duration least, Duration most) {
        return InvalidCall.of(field, "Range", "must be whole seconds from " + least + " to " + most);
    }
}

package gatehouse.authenticator.passkey;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import gatehouse.authenticator.passkey.Question.Purpose;
import gatehouse.authenticator.passkey.options.Creation;
import gatehouse.authenticator.passkey.options.Descriptor;
import gatehouse.authenticator.passkey.options.Request;
import gatehouse.platform.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks a device to make a passkey, or to show one, in the form that browsers take. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PasskeyQuestions {
    private static final long TIMEOUT_MILLIS = PasskeyChallenges.LIFE.toMillis();
    private static final long NOBODY = -1;

    private final RelyingParty party;
    private final Passkeys passkeys;
    private final DecoyPasskeys decoys;
    private final PasskeyChallenges challenges;
    private final KeyedHash hash;

    @Inject
    PasskeyQuestions(
            RelyingParty party, Passkeys passkeys, DecoyPasskeys decoys, PasskeyChallenges challenges, KeyedHash hash) {
        this.party = party;
        this.passkeys = passkeys;
        this.decoys = decoys;
        this.challenges = challenges;
        this.hash = hash;
    }

    /** When a question was asked, under which id, and until when its answer is taken. */
    public record Ticket(UUID id, Instant expires) {}

    /**
     * Whom a passkey is made for.
     *
     * @param account as the device lists it
     * @param issuer the name of the bank that the customer knows
     */
    public record Holder(long subjectId, String account, String issuer) {}

    /** @param session in which it is asked; empty where a code is the proof */
    public Creation toMake(Ticket ticket, Holder holder, Optional<UUID> session) {
        long subject = holder.subjectId();
        byte[] challenge =
                challenges.ask(ticket.id(), Optional.of(subject), Purpose.REGISTER, session, ticket.expires());
        return new Creation(
                new Creation.Party(party.id(), holder.issuer()),
                new Creation.User(text(userHandle(subject)), holder.account(), holder.account()),
                text(challenge),
                Ceremony.ALGORITHMS.stream()
                        .map(COSEAlgorithmIdentifier::getValue)
                        .map(number -> new Creation.Algorithm(Descriptor.TYPE, number))
                        .toList(),
                TIMEOUT_MILLIS,
                descriptors(subject),
                new Creation.Selection(
                        "preferred", false, party.userVerification().word()),
                party.attestation().word());
    }

    /**
     * The same for a name with passkeys, without one, and of nobody.
     *
     * @param subject who has the name
     * @param scope where the name is, or would be, unique
     * @param canonicalName in the form that login compares
     */
    public Request toShow(Ticket ticket, Optional<Long> subject, String scope, String canonicalName) {
        List<Descriptor> own = descriptors(subject.orElse(NOBODY));
        List<Descriptor> others = decoys.of(scope, canonicalName);
        Optional<Long> whoCanAnswer = own.isEmpty() ? Optional.empty() : subject;
        byte[] challenge =
                challenges.ask(ticket.id(), whoCanAnswer, Purpose.SIGN_IN, Optional.empty(), ticket.expires());
        return new Request(
                text(challenge),
                TIMEOUT_MILLIS,
                party.id(),
                own.isEmpty() ? others : own,
                party.userVerification().word());
    }

    /** To be called when the phone, the mailbox or the password that a code stood for is another one from now on. */
    public void endOpenedByCode(long subjectId) {
        challenges.endOpenedByCode(subjectId);
    }

    private List<Descriptor> descriptors(long subject) {
        return passkeys.of(subject).stream().map(Passkey::descriptor).toList();
    }

    /** Whether a device that says whom its passkey was made for means this subject. */
    boolean isHandleOf(long subject, byte[] handle) {
        return Arrays.equals(userHandle(subject), handle);
    }

    /** Tells a device which of its passkeys are one account's, and nobody anything about the account. */
    private byte[] userHandle(long subject) {
        return hash.of("passkey-user-handle", Long.toString(subject));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

package gatehouse.message.gateway;

import java.util.EnumSet;
import java.util.Set;

/** Why a message was sent; shown to administrators and in the sandbox's inbox, never to the recipient. */
public enum MessagePurpose {
    PASSWORD_RESET_CODE,
    PASSWORD_RESET_LINK,
    PASSWORD_CHANGED,
    FIRST_PASSWORD,
    CARD_ACCESS_CODE,
    CARD_ACCESS_PASSWORD,
    CARD_ACCESS_CHANGED,
    FACTORS_CHANGED,
    VERIFICATION_CODE,
    PHONE_ENROLMENT_CODE,
    STEP_UP_CODE,
    EMAIL_CODE,
    INVITATION,
    CONTACT_CHANGED,
    /** Told to a machine of the tenant's; some events carry what opens something. */
    EVENT;

    private static final Set<MessagePurpose> NOTICES =
            EnumSet.of(PASSWORD_CHANGED, CARD_ACCESS_CHANGED, FACTORS_CHANGED, CONTACT_CHANGED);

    /** Whether it only tells what happened. Everything else may open something, and goes to nobody else than was meant. */
    public boolean isNotice() {
        return NOTICES.contains(this);
    }

    /** Whether a person is expected to answer it, as a code or a link. */
    public boolean isAnswered() {
        return !isNotice() && this != CARD_ACCESS_PASSWORD && this != EVENT;
    }
}

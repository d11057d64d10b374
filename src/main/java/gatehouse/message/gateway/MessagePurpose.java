package gatehouse.message.gateway;

/** Why a message was sent; shown to administrators and in the sandbox's inbox, never to the recipient. */
public enum MessagePurpose {
    PASSWORD_RESET_CODE,
    PASSWORD_RESET_LINK,
    PASSWORD_CHANGED,
    CARD_ACCESS_CODE,
    CARD_ACCESS_PASSWORD,
    CARD_ACCESS_CHANGED,
    FACTORS_CHANGED,
    VERIFICATION_CODE,
    CONTACT_CHANGED
}

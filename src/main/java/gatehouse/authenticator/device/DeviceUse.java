package gatehouse.authenticator.device;

/** How a device asks its owner; a subject has one device for each. */
public enum DeviceUse {
    /** It shows what is asked, and its owner accepts or rejects. */
    PROMPT,
    /** The same, and the device first checks a finger or a face. */
    BIOMETRIC
}

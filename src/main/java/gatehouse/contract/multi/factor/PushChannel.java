package gatehouse.contract.multi.factor;

import gatehouse.authenticator.device.DeviceUse;

/** The channels of pushes, in the words of this contract. One device of ours serves both. */
public enum PushChannel {
    /** The owner accepts or rejects. */
    AUTHY(DeviceUse.PROMPT, "PUSH"),
    /** The device makes sure of its owner first. */
    BIOMETRIC(DeviceUse.BIOMETRIC, "BIOMETRIC");

    private final DeviceUse use;
    private final String type;

    PushChannel(DeviceUse use, String type) {
        this.use = use;
        this.type = type;
    }

    public DeviceUse use() {
        return use;
    }

    /** What kind of factor it is. */
    public String type() {
        return type;
    }
}

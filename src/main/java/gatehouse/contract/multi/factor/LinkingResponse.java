package gatehouse.contract.multi.factor;

import gatehouse.platform.Secret;

/**
 * What links a device.
 *
 * @param linkingCode to be typed into the device app, or shown to its camera, within ten minutes
 */
record LinkingResponse(String linkingCode) {
    static LinkingResponse of(Secret code) {
        return new LinkingResponse(code.reveal());
    }

    /** It carries a code. */
    @Override
    public String toString() {
        return "LinkingResponse[hidden]";
    }
}

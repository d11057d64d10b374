package gatehouse.support;

import gatehouse.authenticator.device.DeviceKey;
import gatehouse.authenticator.device.DeviceName;
import gatehouse.authenticator.device.DeviceSignature;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.device.LinkingCode;
import gatehouse.authenticator.device.LinkingProof;
import gatehouse.linking.LinkDevice;
import gatehouse.linking.LinkingResult;
import gatehouse.linking.LinkingStart;
import gatehouse.linking.StartLinking;
import gatehouse.platform.Secret;
import java.util.UUID;

/** Devices that are linked to the residents of a {@link House}. */
public final class Linked {
    public static final String NAME = "Phone 📱";

    private Linked() {}

    public static SoftDevice to(House house, Resident owner, DeviceUse use) {
        UUID session = house.aSession(owner.subjectId());
        LinkingStart started = house.get(StartLinking.class).start(session, use, House.HERE);
        SoftDevice device = SoftDevice.fresh();
        LinkingResult result =
                house.get(LinkDevice.class).link(proof(device, ((LinkingStart.Started) started).code()), House.HERE);
        house.removeSession(session);
        return device.isCalled(((LinkingResult.Linked) result).device().toString());
    }

    /** What the device sends to be linked by this code. */
    public static LinkingProof proof(SoftDevice device, Secret code) {
        return proof(device, code, device.sign(device.linkStatement(code.reveal(), NAME)));
    }

    public static LinkingProof proof(SoftDevice device, Secret code, String signature) {
        return new LinkingProof(
                LinkingCode.parse(code).orElseThrow(),
                DeviceKey.parse(device.publicKey()).orElseThrow(),
                new DeviceName(NAME),
                DeviceSignature.parse(signature).orElseThrow());
    }
}

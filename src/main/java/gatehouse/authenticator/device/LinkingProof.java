package gatehouse.authenticator.device;

import gatehouse.platform.Framed;

/**
 * What a device sends to be linked: its key, what its owner calls it, and a signature over all of it and the code, which
 * shows that the private half of the key is there.
 */
public record LinkingProof(LinkingCode code, DeviceKey key, DeviceName name, DeviceSignature signature) {
    private static final String TAG = "gatehouse-device-link-v1";

    public boolean holds() {
        byte[] statement = Framed.of(TAG)
                .with(code.secret().reveal())
                .with(key.der())
                .with(name.text())
                .bytes();
        return signature.isOver(statement, key);
    }
}

package gatehouse.authenticator.passkey;

/** What came back from a device. */
public sealed interface DeviceAnswer permits Attested, Asserted {}

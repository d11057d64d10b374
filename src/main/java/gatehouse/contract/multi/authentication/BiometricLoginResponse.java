package gatehouse.contract.multi.authentication;

/** @param challengeId digits, as the device and the step-up event name it */
record BiometricLoginResponse(String challengeId) {}

package gatehouse.contract.multi.stepup;

/** @param id of the challenge, digits */
record PushStepUpResponse(String id) {}

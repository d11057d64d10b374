package gatehouse.contract.multi.stepup;

import gatehouse.message.MessageState;

/** @param state of the message with the code */
record CodeMessageResponse(MessageState state) {}

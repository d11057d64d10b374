package gatehouse.contract.multi.stepup;

import gatehouse.message.MessageState;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param state of the message with the code */
record CodeMessageResponse(
        @Schema(
                type = SchemaType.STRING,
                enumeration = {"QUEUED", "SENT", "DELIVERED", "FAILED", "EXPIRED"})
        MessageState state) {}

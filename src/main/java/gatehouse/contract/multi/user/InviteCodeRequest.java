package gatehouse.contract.multi.user;

import gatehouse.contract.multi.wire.SentCode;
import gatehouse.contract.multi.wire.SixDigits;
import jakarta.validation.constraints.NotNull;

/** The code of an invite. */
record InviteCodeRequest(@NotNull @SixDigits SentCode inviteCode) {}

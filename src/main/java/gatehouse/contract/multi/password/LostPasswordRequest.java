package gatehouse.contract.multi.password;

import gatehouse.contract.multi.wire.Mail;
import jakarta.validation.constraints.NotNull;

/** What {@code lost_password/start} asks for. */
record LostPasswordRequest(@NotNull @Mail String email) {}

package gatehouse.contract.eclipse.staff;

import gatehouse.platform.Secret;
import gatehouse.platform.validation.CodePointLength;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;

/**
 * Body that creates an admin user (row 15).
 *
 * @param identity what they sign in with; their e-mail address when absent
 * @param password must not be there: the first one is made here and mailed
 */
record AdminUserRequest(
        @NotBlank @CodePointLength(max = 100) String name,
        @NotNull @CodePointLength(min = 3, max = 254) String email,
        @CodePointLength(min = 7, max = 16) String phone,
        @NotNull @CodePointLength(min = 3, max = 40) String position,
        @CodePointLength(min = 3, max = 40) String identity,

        @Null(message = "must be null: the first password is generated and mailed")
        Secret password) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "AdminUserRequest[hidden]";
    }
}

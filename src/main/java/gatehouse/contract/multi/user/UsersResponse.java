package gatehouse.contract.multi.user;

import java.util.List;

/**
 * Some of the users of an identity.
 *
 * @param count how many there are in all
 * @param responseCount how many are here
 */
record UsersResponse(List<UserResponse> users, long count, int responseCount) {
    static UsersResponse of(List<UserResponse> users, long count) {
        return new UsersResponse(users, count, users.size());
    }
}

package gatehouse.contract.multi.authentication;

import gatehouse.contract.multi.wire.IdentityId;
import gatehouse.subject.Customer;

/** One that the holder of a token may act for. */
record IdentityResponse(IdentityId id, String name) {
    static IdentityResponse of(Customer customer) {
        return new IdentityResponse(IdentityId.of(customer), customer.name());
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "IdentityResponse[hidden]";
    }
}

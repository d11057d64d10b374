package gatehouse.care;

import gatehouse.subject.Customer;

/** A customer that fits what was looked for, and by what it does. */
public record Found(Customer customer, FoundBy by) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "Found[hidden]";
    }
}

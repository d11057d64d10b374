package gatehouse.bench;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Customers of one tenant, each with a phone and one identity; all have the same password. */
final class Customers {
    static final String PASSWORD = "Bench-Password-1";
    /** The server's own cost: with so cheap a hash everything else can be seen. */
    static final int LEAST_COST = 4;

    private static final long FIRST_PHONE = 27830000000L;

    private final Tenant tenant;
    private long phones;

    Customers(Tenant tenant) {
        this(tenant, FIRST_PHONE);
    }

    /** @param firstPhone the next customers have those after it; the names of their identities end with them */
    Customers(Tenant tenant, long firstPhone) {
        this.tenant = tenant;
        this.phones = firstPhone;
    }

    /** Somebody who can sign in. */
    record Customer(long tenant, long id, String identity, String phone) {
        String path() {
            return "/tenants/" + tenant + "/customers/" + id;
        }
    }

    /** Their hashes are of the server's own cost. */
    List<Customer> make(int count) {
        return make(count, PASSWORD);
    }

    /** Their hashes are imported, so one server can have customers of any cost. */
    List<Customer> makeWithCost(int count, int cost) {
        byte[] salt = new byte[16];
        ThreadLocalRandom.current().nextBytes(salt);
        String imported = OpenBSDBCrypt.generate("2b", PASSWORD.toCharArray(), salt, cost);
        return make(count, imported);
    }

    /** Several at a time, for there are thousands of them. */
    private List<Customer> make(int count, String password) {
        long first = phones;
        phones += count;
        Customer[] made = new Customer[count];
        Callers.share(count, number -> made[number] = make(String.valueOf(first + number), password));
        return List.of(made);
    }

    private Customer make(String phone, String password) {
        String identity = "bench-" + phone;
        long id = tenant.system().createCustomer(tenant.id(), phone);
        Customer customer = new Customer(tenant.id(), id, identity, phone);
        tenant.system().createIdentity(customer, password);
        return customer;
    }
}

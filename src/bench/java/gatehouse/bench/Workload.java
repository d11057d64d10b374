package gatehouse.bench;

import gatehouse.bench.Customers.Customer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The operations of Gatehouse that are measured, and the customers that they are about. */
final class Workload {
    static final String READ = "authenticated read";
    static final String WRONG_LOGIN = "wrong login, cost 4";
    static final String RENEW = "renew";
    static final String LOGOUT = "logout";
    static final String ISSUE = "code issue, with its delivery";
    static final String VERIFY = "code verify, with a hash of cost 4";

    private static final int OK = 200;
    private static final String FIXED_CODE = "123456";
    /** Fewer than lock a customer out. */
    private static final int WRONG_IN_A_ROW = 4;

    /** So many that none of them ever has more sessions than it may, and no login ends one. */
    private static final int KNOWN = 1_500;

    private static final int COSTLY = 16;
    private static final int WRONG_WARM_UP = 1_500;
    private static final int WRONG_CALLS = 250;
    private static final int CODE_WARM_UP = 1_500;
    private static final int CODE_CALLS = 150;

    private final Http server;
    private final Eclipse eclipse;
    private final Customers customers;
    private final List<Customer> known;
    /** Whose one session is to last. */
    private final Customer steady;

    private final Deque<String> tokens = new ArrayDeque<>();
    private String renewed;
    private String awaited = "";

    Workload(Http server) {
        this.server = server;
        this.eclipse = new Eclipse(server);
        this.customers = new Customers(Tenant.ofSandbox(server));
        this.known = customers.make(KNOWN);
        this.steady = customers.make(1).get(0);
        this.renewed = steadyLogin();
    }

    static String loginOf(int cost) {
        return "login, cost " + cost;
    }

    /** A token that stays good. */
    String steadyLogin() {
        return eclipse.login(steady.identity(), Customers.PASSWORD);
    }

    private String login(int number) {
        return eclipse.login(known.get(number % known.size()).identity(), Customers.PASSWORD);
    }

    List<Operation> operations() {
        List<Customer> wrong = customers.make(all(WRONG_WARM_UP, WRONG_CALLS) / WRONG_IN_A_ROW + 1);
        List<Customer> forgetful = customers.make(all(CODE_WARM_UP, CODE_CALLS));
        Eclipse reader = eclipse.as(steadyLogin());
        return List.of(
                Operation.of(READ, 10_000, 1_500, number -> reader.read(steady)),
                Operation.of(loginOf(Customers.LEAST_COST), 8_000, 600, this::login),
                Operation.of(
                        WRONG_LOGIN,
                        WRONG_WARM_UP,
                        WRONG_CALLS,
                        number -> eclipse.wrongLogin(wrong.get(number / WRONG_IN_A_ROW))),
                Operation.of(RENEW, 6_000, 500, number -> renewed = eclipse.renew(renewed)),
                Operation.of(LOGOUT, 3_000, 400, number -> eclipse.logout(tokens.remove()))
                        .preparedBy(this::signInMany),
                Operation.of(ISSUE, CODE_WARM_UP, CODE_CALLS, number -> issue(forgetful.get(number)))
                        .settledBy(this::awaitDelivery),
                Operation.of(
                        VERIFY,
                        CODE_WARM_UP,
                        CODE_CALLS,
                        number -> eclipse.useCode(forgetful.get(number), FIXED_CODE)));
    }

    private static int all(int warmUp, int calls) {
        return Effort.of(warmUp) + Rounds.ROUNDS * Effort.of(calls);
    }

    /** Logins of customers with hashes of another cost than the server's own. */
    Operation loginWithCost(int cost, int calls) {
        List<Customer> costly = customers.makeWithCost(COSTLY, cost);
        return Operation.of(
                loginOf(cost),
                1,
                calls,
                number -> eclipse.login(costly.get(number % COSTLY).identity(), Customers.PASSWORD));
    }

    /** Somebody who reads the own profile. */
    Runnable reader(int number) {
        Eclipse reader = eclipse.as(login(number));
        return () -> reader.read(known.get(number));
    }

    /** Somebody who signs in again and again, with a hash of this cost; false when there was no room. */
    BooleanSupplier visitor(int cost) {
        Customer customer = customers.makeWithCost(1, cost).get(0);
        return () -> eclipse.tryLogin(customer);
    }

    private void signInMany(int count) {
        for (int number = 0; number < count; number++) {
            tokens.add(login(number));
        }
    }

    private void issue(Customer customer) {
        eclipse.issueCode(customer);
        awaited = customer.phone();
    }

    private void awaitDelivery() {
        Patience.until(
                () -> server.get("/sandbox/messages?limit=1&to=" + awaited)
                        .expect(OK)
                        .body()
                        .contains(FIXED_CODE),
                "The last code that was asked for, to " + awaited + ", was not delivered");
    }
}

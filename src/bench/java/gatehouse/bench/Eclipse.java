package gatehouse.bench;

import gatehouse.bench.Customers.Customer;

/** The calls of the eclipse door that are measured; each checks its answer. */
final class Eclipse {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORISED = 401;
    private static final int TOO_MANY = 429;
    private static final String OTP = "{\"type\":\"OTP\"}";

    private final Http http;

    Eclipse(Http server) {
        this.http = server.below("/eclipse-conductor/rest/v1");
    }

    private Eclipse(Eclipse open, String bearer) {
        this.http = open.http.as(bearer);
    }

    Eclipse as(String bearer) {
        return new Eclipse(this, bearer);
    }

    /** @return the value of the Authorization header */
    String login(String identity, String password) {
        return signedIn(attempt(identity, password));
    }

    /** @return whether there was room for the login */
    boolean tryLogin(Customer customer) {
        Answer answer = attempt(customer.identity(), Customers.PASSWORD);
        if (answer.status() == TOO_MANY) {
            return false;
        }
        signedIn(answer);
        return true;
    }

    void wrongLogin(Customer customer) {
        attempt(customer.identity(), "not-" + Customers.PASSWORD).expect(UNAUTHORISED, "USR002");
    }

    private Answer attempt(String identity, String password) {
        return http.post("/authentication/login", credentials(identity, password));
    }

    static String credentials(String identity, String password) {
        return "{\"identity\":\"" + identity + "\",\"password\":\"" + password + "\"}";
    }

    private static String signedIn(Answer answer) {
        return answer.expect(OK, "\"headerValue\":\"Bearer ").member("headerValue");
    }

    /** @return the successor */
    String renew(String bearer) {
        return signedIn(http.as(bearer).post("/authentication/renew", jwt(bearer)));
    }

    void logout(String bearer) {
        http.as(bearer).post("/authentication/logout", jwt(bearer)).expect(NO_CONTENT);
    }

    private static String jwt(String bearer) {
        return "{\"jwt\":\"" + bearer.substring("Bearer ".length()) + "\"}";
    }

    void read(Customer customer) {
        http.get(customer.path()).expect(OK, "\"phone1\":\"" + customer.phone() + "\"");
    }

    void issueCode(Customer customer) {
        http.post(reset(customer) + "-init", OTP).expect(NO_CONTENT);
    }

    void useCode(Customer customer, String code) {
        http.post(reset(customer), "{\"hash\":\"" + code + "\",\"password\":\"Another-" + Customers.PASSWORD + "\"}")
                .expect(NO_CONTENT);
    }

    /** What comes back is the caller's to judge. @param address of the caller */
    Answer askForCode(Customer customer, String address) {
        return http.from(address).post(reset(customer) + "-init", OTP);
    }

    /** A code to a phone, whoever has it. */
    void verifyPhone(long tenant, String phone) {
        http.post("/global/verifications", "{\"phone\":\"" + phone + "\",\"tenantId\":" + tenant + "}")
                .expect(NO_CONTENT);
    }

    private static String reset(Customer customer) {
        return "/global/identities/" + customer.identity() + "/password-change";
    }

    long createCustomer(long tenant, String phone) {
        return Long.parseLong(http.post("/tenants/" + tenant + "/customers", "{\"phone1\":\"" + phone + "\"}")
                .expect(CREATED)
                .member("customerId"));
    }

    void createIdentity(Customer customer, String password) {
        http.post(customer.path() + "/identities", credentials(customer.identity(), password))
                .expect(OK);
    }
}

package gatehouse.bench;

import java.util.List;

/** The operations of the floor, deployed beside Gatehouse in the same container. */
final class Floor {
    static final String ECHO = "floor: JSON echo";
    static final String PROTECTED_ECHO = "floor: JSON echo behind JWT check";
    static final String SIGNATURE = "floor: RS256 signature";
    static final String UPDATE = "floor: durable update";

    private static final int OK = 200;
    private static final String WORDS = Eclipse.credentials("somebody", "something");

    private final Http http;

    Floor(Http server) {
        this(server, "/floor");
    }

    private Floor(Http server, String root) {
        this.http = server.below(root);
    }

    /** With nothing beside it, and so at the root of the server. */
    static Floor alone(Http server) {
        return new Floor(server, "");
    }

    static String hash(int cost) {
        return "floor: bcrypt, cost " + cost;
    }

    /** A floor that was not deployed is found out before anything else is done. */
    void check() {
        echo(http, "/echo/open");
    }

    /** @param bearer a token that Gatehouse gave out */
    List<Operation> operations(String bearer) {
        Http known = http.as(bearer);
        return List.of(
                Operation.of(ECHO, 5_000, 1_500, number -> echo(http, "/echo/open")),
                Operation.of(PROTECTED_ECHO, 5_000, 1_500, number -> echo(known, "/echo/protected")),
                work(SIGNATURE, "/work/signature", 4, 2, 300),
                work(UPDATE, "/work/update", 8, 4, 500),
                work(hash(Customers.LEAST_COST), hashPath(Customers.LEAST_COST), 10, 4, 100));
    }

    Operation hashing(int cost, int times) {
        return work(hash(cost), hashPath(cost), 1, 1, times);
    }

    private static String hashPath(int cost) {
        return "/work/hash?cost=" + cost;
    }

    private Operation work(String name, String path, int warmUp, int calls, int times) {
        String timed = path + (path.contains("?") ? "&" : "?") + "times=" + times;
        return Operation.work(name, warmUp, calls, times, () -> http.get(timed).expect(OK, String.valueOf(times)));
    }

    private static void echo(Http http, String path) {
        http.post(path, WORDS).expect(OK, "\"identity\":\"somebody\"");
    }
}

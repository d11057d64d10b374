package gatehouse.launcher;

/** What there is to know once the server runs, on one screen. */
final class ReadyScreen {
    private ReadyScreen() {}

    static String of(int port, boolean sandbox, DataFolder data) {
        String address = "http://localhost:" + port;
        String screen = """

                Gatehouse runs on %1$s (this machine only, %2$s mode)

                  data      %3$s
                  log       %4$s
                  stop      Ctrl-C
                """.formatted(address, sandbox ? "sandbox" : "production", data.path(), data.log());
        return sandbox ? screen + samples(address) : screen;
    }

    private static String samples(String address) {
        return """

                  start page          %1$s/
                  account             %1$s/account/
                  device              %1$s/device/
                  console             %1$s/console/
                  inbox and clock     %1$s/sandbox/

                  a customer          username / user_password
                  a consumer          user@example.com / pa$$word, api-key sandbox-api-key
                  the tenant          sandbox-system / Sandbox-System-1
                  the administrator   sandbox-admin / Sandbox-Admin-1

                Sign in:

                  curl -s %1$s/eclipse-conductor/rest/v1/authentication/login -H 'Content-Type: application/json' -d '{"identity":"username","password":"user_password"}'
                  curl -s %1$s/multi/login_with_password -H 'api-key: sandbox-api-key' -H 'Content-Type: application/json' -d '{"email":"user@example.com","password":{"value":"pa$$word"}}'
                """.formatted(address);
    }
}

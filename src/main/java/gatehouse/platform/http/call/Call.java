package gatehouse.platform.http.call;

/** What is known about one HTTP call before anybody looks at what it wants. */
public record Call(Trace trace, ClientAddress client) {}

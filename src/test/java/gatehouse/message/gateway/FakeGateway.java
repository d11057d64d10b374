package gatehouse.message.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Remembers what it got and answers as it was told to. */
public final class FakeGateway implements Gateway {
    public final List<Outgoing> got = Collections.synchronizedList(new ArrayList<>());
    private final String name;
    private final Function<Outgoing, Submission> answer;

    private final Runnable end;

    private FakeGateway(String name, Function<Outgoing, Submission> answer, Runnable end) {
        this.name = name;
        this.answer = answer;
        this.end = end;
    }

    /** Tells when it is closed. */
    public static FakeGateway closing(Runnable end) {
        return new FakeGateway("closing", message -> new Submission.Accepted("1"), end);
    }

    public static FakeGateway accepting(String name) {
        return answering(name, message -> new Submission.Accepted("ref-" + message.id()));
    }

    public static FakeGateway refusing(String name) {
        return answering(name, message -> new Submission.Rejected("queue full", false));
    }

    public static FakeGateway refusingForGood(String name) {
        return answering(name, message -> new Submission.Rejected("no such number", true));
    }

    public static FakeGateway unreachable(String name) {
        return answering(name, message -> new Submission.Unreachable("no answer in 10 s"));
    }

    public static FakeGateway answering(String name, Function<Outgoing, Submission> answer) {
        return new FakeGateway(name, answer, () -> {});
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean carries(Channel channel) {
        return channel == Channel.SMS;
    }

    @Override
    public Submission submit(Outgoing message) {
        got.add(message);
        return answer.apply(message);
    }

    @Override
    public void close() {
        end.run();
    }
}

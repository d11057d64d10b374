package gatehouse.fault;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** People who mistype their password before, during and after a fault, fewer times than would lock them. */
final class Mistypers {
    private static final int BELOW_THE_LOCK = 4;
    private static final long EACH_MILLIS = 400;

    private final Eclipse eclipse;
    private final Map<Person, Integer> refused = new LinkedHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private Mistypers(Eclipse eclipse) {
        this.eclipse = eclipse;
    }

    /** The first mistakes are made when this returns. */
    static Mistypers begin(Eclipse eclipse) {
        Mistypers all = new Mistypers(eclipse);
        List<Person> people =
                Stream.generate(() -> eclipse.person("first_password")).limit(4).toList();
        people.forEach(person -> all.refused.put(person, 0));
        all.mistype();
        all.thread.scheduleWithFixedDelay(all::mistype, EACH_MILLIS, EACH_MILLIS, TimeUnit.MILLISECONDS);
        return all;
    }

    /** One who was told that it was wrong knows of one failure more; who was told nothing, or that it is an outage, does not. */
    private void mistype() {
        refused.replaceAll((person, times) -> times < BELOW_THE_LOCK && isRefused(person) ? times + 1 : times);
    }

    private boolean isRefused(Person person) {
        try {
            Answer answer = eclipse.login(person.identity(), "mistyped");
            return answer.status() == 401;
        } catch (UncheckedIOException unanswered) {
            return false;
        }
    }

    /** @return how many failures each one knows of, by identity */
    Map<String, Integer> end() throws Exception {
        Future<?> last = thread.submit(() -> {});
        thread.shutdown();
        last.get(1, TimeUnit.MINUTES);
        Map<String, Integer> known = new LinkedHashMap<>();
        refused.forEach((person, times) -> known.put(person.identity(), times));
        return known;
    }
}

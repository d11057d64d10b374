package gatehouse.fault;

import gatehouse.launcher.CustomerLife;
import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.Unique;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Callers that go on whatever happens: some who live their lives, and one who knows nothing and tries everything. */
final class Traffic {
    static final int CLIENTS = 3;
    private static final long BREATH_MILLIS = 200;
    private static final long PATIENCE_SECONDS = 120;

    private final Queue<CustomerLife> lives = new ConcurrentLinkedQueue<>();
    private final Queue<String> opened = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
    private final List<Future<?>> running = new ArrayList<>();
    private final Eclipse eclipse;
    private final Multi multi;
    private final Api system;
    private final Person victim;
    private final Root consumer;
    private volatile boolean over;

    Traffic(URI base) {
        eclipse = Eclipse.at(base);
        multi = Multi.at(base);
        system = eclipse.system();
        victim = eclipse.person("first_password");
        consumer = multi.verified(multi.consumer());
        multi.withPassword(consumer);
    }

    void begin() {
        for (int i = 0; i < CLIENTS; i++) {
            running.add(threads.submit(this::live));
        }
        running.add(threads.submit(this::guess));
    }

    /** Fails when one of the callers was told what it must never be told. */
    void end() throws Exception {
        over = true;
        for (Future<?> caller : running) {
            caller.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        threads.shutdown();
    }

    List<CustomerLife> lives() {
        return List.copyOf(lives);
    }

    /** What a wrong credential opened. */
    List<String> opened() {
        return List.copyOf(opened);
    }

    private Void live() throws InterruptedException {
        while (!over) {
            CustomerLife life = new CustomerLife();
            lives.add(life);
            life.live(eclipse, system);
            if (!life.isWhole()) {
                Thread.sleep(BREATH_MILLIS);
            }
        }
        return null;
    }

    private Void guess() throws InterruptedException {
        while (!over) {
            tryOut(() -> eclipse.login(victim.identity(), "mistyped"));
            tryOut(() -> eclipse.login(Unique.text(), victim.password()));
            tryOut(() -> eclipse.changePassword(victim.identity(), "654321", "second_password"));
            tryOut(() -> eclipse.api().as("e30.e30.e30").get("/tenants/1/customers/" + victim.customer()));
            tryOut(() -> multi.login(consumer.email(), "mistyped"));
            Thread.sleep(BREATH_MILLIS);
        }
        return null;
    }

    private void tryOut(Supplier<Answer> wrong) {
        try {
            Answer answer = wrong.get();
            if (answer.status() < 400) {
                opened.add(answer.toString());
            }
        } catch (UncheckedIOException unanswered) {
            Thread.yield();
        }
    }
}

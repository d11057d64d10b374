package gatehouse.monitoring.management;

import gatehouse.message.flow.Pause;
import gatehouse.operation.PauseDispatcher;
import gatehouse.operation.SwitchMaintenance;
import gatehouse.platform.RequestSurroundings;
import gatehouse.tenant.Maintenance;
import gatehouse.tenant.Tenant;
import java.util.concurrent.Callable;

/** The two switches. A console calls from a thread that belongs to no application. */
final class ManagedSwitches {
    private ManagedSwitches() {}

    static DispatcherMXBean dispatcher(Pause pause, PauseDispatcher turn, RequestSurroundings surroundings) {
        return new DispatcherMXBean() {
            @Override
            public boolean isPaused() {
                return pause.isOn();
            }

            @Override
            public void pause() {
                run(surroundings, () -> turn.turn(true));
            }

            @Override
            public void resume() {
                run(surroundings, () -> turn.turn(false));
            }
        };
    }

    static MaintenanceMXBean maintenance(
            Maintenance maintenance, SwitchMaintenance turn, RequestSurroundings surroundings) {
        return new MaintenanceMXBean() {
            @Override
            public boolean isOn() {
                return call(surroundings, () -> maintenance.isOn(Tenant.PLATFORM));
            }

            @Override
            public void turnOn() {
                run(surroundings, () -> turn.turnServer(true));
            }

            @Override
            public void turnOff() {
                run(surroundings, () -> turn.turnServer(false));
            }
        };
    }

    private static void run(RequestSurroundings surroundings, Runnable work) {
        call(surroundings, () -> {
            work.run();
            return null;
        });
    }

    /** What a console is told must be of a class that it knows. */
    private static <T> T call(RequestSurroundings surroundings, Callable<T> work) {
        if (!surroundings.areKnown()) {
            throw new IllegalStateException("The application is still starting");
        }
        try {
            return surroundings.call(work);
        } catch (Exception failed) {
            throw new IllegalStateException(
                    "It did not work: " + failed.getClass().getSimpleName());
        }
    }
}

package gatehouse.contract.multi.simulate;

import gatehouse.contract.multi.error.MultiDialect;
import gatehouse.platform.http.DoorApplication;
import gatehouse.sandbox.SandboxOnly;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** The calls of the simulator. */
@ApplicationScoped
@ApplicationPath(MultiDialect.SIMULATOR)
public class SimulateApplication extends DoorApplication {
    @Override
    protected Set<Class<?>> own() {
        return Set.of(ProgrammeKeyFilter.class, SandboxOnly.class, PushSimulatorResource.class);
    }
}

package gatehouse.monitoring.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.monitoring.Tallies;
import gatehouse.platform.meter.Meters;
import gatehouse.support.House;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ManagedBeansTest {
    @RegisterExtension
    static final House house = new House();

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final ManagedBeans beans = house.get(ManagedBeans.class);
    private final ManagedBeans others = house.wiring.another(ManagedBeans.class);

    @AfterEach
    void unregister() {
        beans.unregister();
        others.unregister();
    }

    @Test
    void twoApplicationsInOneServerDoNotCollide() throws Exception {
        beans.register("");
        others.register("/bank");

        assertThat(names())
                .containsExactlyInAnyOrder(
                        "gatehouse:type=Figures,context=\"/\"",
                        "gatehouse:type=Dispatcher,context=\"/\"",
                        "gatehouse:type=Maintenance,context=\"/\"",
                        "gatehouse:type=Figures,context=\"/bank\"",
                        "gatehouse:type=Dispatcher,context=\"/bank\"",
                        "gatehouse:type=Maintenance,context=\"/bank\"");
    }

    @Test
    void anApplicationThatGoesTakesItsOwnAndNoOthers() throws Exception {
        beans.register("");
        others.register("/bank");

        beans.unregister();

        assertThat(names()).hasSize(3).allMatch(name -> name.contains("/bank"));
    }

    @Test
    void whatAFailedStartLeftIsReplaced() throws Exception {
        others.register("");
        beans.register("");

        assertThat(names()).hasSize(3);
    }

    /** jconsole shows a map as a table. */
    @Test
    void countsAreOpenToEveryConsole() throws Exception {
        house.get(Meters.class).counter(Tallies.SIGN_INS, "", "outcome").count("REFUSED");
        beans.register("");

        Object signIns = server.getAttribute(new ObjectName("gatehouse:type=Figures,context=\"/\""), "SignIns");

        assertThat(signIns).isInstanceOf(TabularData.class);
        assertThat(signIns.toString()).contains("REFUSED");
    }

    @Test
    void aSwitchWaitsForTheApplication() throws Exception {
        beans.register("");

        assertThatThrownBy(() ->
                        server.invoke(new ObjectName("gatehouse:type=Dispatcher,context=\"/\""), "pause", null, null))
                .isInstanceOf(RuntimeMBeanException.class)
                .hasRootCauseMessage("The application is still starting");
    }

    private Set<String> names() throws Exception {
        return server.queryNames(new ObjectName("gatehouse:*"), null).stream()
                .map(ObjectName::getCanonicalName)
                .map(name ->
                        name.replaceFirst("gatehouse:context=(\"[^\"]*\"),type=(\\w+)", "gatehouse:type=$2,context=$1"))
                .collect(Collectors.toSet());
    }
}

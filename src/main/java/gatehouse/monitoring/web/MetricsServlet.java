package gatehouse.monitoring.web;

import gatehouse.platform.meter.Meters;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /metrics} on a server that has no metrics of its own; see {@link MonitoringStart}. */
public class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient Meters meters;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(PrometheusText.MEDIA_TYPE);
        response.getOutputStream().write(PrometheusText.of(meters.read()).getBytes(StandardCharsets.UTF_8));
    }
}

package gatehouse.platform.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * {@code GET /openapi} and {@code /openapi/multi}: the descriptions that the build made, one for each door, the same on
 * every server. YAML where the caller asks for it, else JSON. Mapped to all below it too, because a server with MicroProfile OpenAPI would put a description of its own
 * there.
 */
@WebServlet({"/openapi", "/openapi/*"})
public class DescriptionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** What is below this path, and where the build has put it. */
    private static final Map<String, String> FILES = Map.of("", "/WEB-INF/openapi.", "/multi", "/WEB-INF/multi.");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String file = FILES.get(Objects.requireNonNullElse(request.getPathInfo(), ""));
        if (file == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean yaml = wantsYaml(request);
        response.setContentType(yaml ? "application/yaml" : "application/json");
        try (InputStream description = getServletContext().getResourceAsStream(file + (yaml ? "yaml" : "json"))) {
            description.transferTo(response.getOutputStream());
        }
    }

    /** As MicroProfile has it: the parameter {@code format} before the Accept header. */
    private static boolean wantsYaml(HttpServletRequest request) {
        String format = request.getParameter("format");
        String asked = format != null ? format : request.getHeader("Accept");
        return asked != null && asked.toLowerCase(Locale.ROOT).contains("yaml");
    }
}

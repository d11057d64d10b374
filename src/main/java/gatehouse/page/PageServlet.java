package gatehouse.page;

import gatehouse.platform.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * {@code GET} of a page: HTML with the policy that lets its own scripts run and nothing else. What belongs to the sandbox
 * is 404 in production. A page's address ends with a slash, so that what it names beside itself is found under any
 * context root.
 *
 * <p>Mapped to each address itself: below most of them is a door, which would answer for its own root too.
 */
@WebServlet({
    "",
    PageServlet.ACCOUNT,
    PageServlet.ACCOUNT + "/",
    PageServlet.RESET,
    PageServlet.DEVICE,
    PageServlet.DEVICE + "/",
    PageServlet.CONSOLE,
    PageServlet.CONSOLE + "/",
    PageServlet.SANDBOX,
    PageServlet.SANDBOX + "/"
})
public class PageServlet extends HttpServlet {
    static final String ACCOUNT = "/account";
    /** Where the links lead that reset a password; what they carry is in the fragment, which never comes here. */
    static final String RESET = "/account/reset";

    static final String DEVICE = "/device";
    static final String CONSOLE = "/console";
    static final String SANDBOX = "/sandbox";

    private static final long serialVersionUID = 1L;

    private static final String TEMPLATE = "/WEB-INF/page.html";

    @Inject
    transient Settings settings;

    private transient Map<String, HtmlPage> pages;

    @Override
    public void init() throws ServletException {
        String template = template();
        HtmlPage account = HtmlPage.of(template, "account", "../");
        pages = Map.of(
                "/",
                HtmlPage.of(template, "landing", "./"),
                ACCOUNT + "/",
                account,
                RESET,
                account,
                DEVICE + "/",
                HtmlPage.of(template, "device", "../"),
                CONSOLE + "/",
                HtmlPage.of(template, "console", "../"),
                SANDBOX + "/",
                HtmlPage.of(template, "sandbox", "../"));
    }

    private String template() throws ServletException {
        try (InputStream template = getServletContext().getResourceAsStream(TEMPLATE)) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new ServletException(TEMPLATE + " cannot be read", broken);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath().isEmpty() ? "/" : request.getServletPath();
        HtmlPage page = pages.get(path);
        if (path.startsWith(SANDBOX) && !settings.isSandbox()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (page == null) {
            // Relative to the address that was asked for, which a proxy may have under another root.
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", path.substring(path.lastIndexOf('/') + 1) + "/");
        } else {
            page.sendOn(response);
        }
    }
}

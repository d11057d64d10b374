package gatehouse.message.smpp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** An operator's message centre: takes whoever knows the password, remembers what was submitted, and sends receipts. */
public final class MessageCentre implements AutoCloseable, ServerMessageReceiverListener {
    static final String PASSWORD = "hidden";
    /** An answer that does not come. */
    static final int SILENCE = -1;

    final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
    final List<BindRequest> binds = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket socket;
    private final SMPPServerSessionListener listener;
    private volatile int status;
    private volatile int refusedFrom = Integer.MAX_VALUE;

    public MessageCentre() {
        this(0, ServerSocketFactory.getDefault());
    }

    MessageCentre(int port, ServerSocketFactory sockets) {
        try {
            socket = sockets.createServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
            listener = new SMPPServerSessionListener(0, new OnSocket());
        } catch (IOException unable) {
            throw new IllegalStateException(unable);
        }
        listener.setMessageReceiverListener(this);
        threads.submit(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "smpp://gate:" + PASSWORD + "@127.0.0.1:" + port();
    }

    public List<SubmitSm> submitted() {
        return submitted;
    }

    /** What it answers to every message from now on. */
    void answers(int commandStatus) {
        status = commandStatus;
    }

    /** Whether it has taken a message that it does not answer. */
    boolean owesAnAnswer() {
        return unanswered.get() > 0;
    }

    /** It takes that many messages, and refuses those after them. */
    void refusesAfter(int messages, int commandStatus) {
        refusedFrom = messages + 1;
        status = commandStatus;
    }

    /** Cuts all connections, without a word. */
    void drop() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    /** Whether nobody is bound any more. */
    boolean isLeft() {
        return sessions.stream().noneMatch(session -> session.getSessionState().isBound());
    }

    /** Says on its only session what became of a message. */
    void receipt(String text, OptionalParameter... parameters) throws Exception {
        sessions.get(sessions.size() - 1)
                .deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "27820000001",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Bank",
                        new ESMClass(SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        GeneralDataCoding.DEFAULT,
                        text.getBytes(StandardCharsets.ISO_8859_1),
                        parameters);
    }

    /** What somebody wrote to us. */
    void message(String text) throws Exception {
        sessions.get(sessions.size() - 1)
                .deliverShortMessage(
                        "",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "27820000001",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        "Bank",
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        new RegisteredDelivery(0),
                        GeneralDataCoding.DEFAULT,
                        text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void accept() {
        try {
            while (true) {
                SMPPServerSession session = listener.accept();
                threads.submit(() -> bind(session));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(5_000);
            binds.add(request);
            if (request.getPassword().equals(PASSWORD)) {
                sessions.add(session);
                request.accept("centre");
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            }
        } catch (TimeoutException | IOException | PDUStringException | IllegalStateException gone) {
            session.close();
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession source) throws ProcessRequestException {
        submitted.add(message);
        int number = ids.incrementAndGet();
        if (status == SILENCE) {
            unanswered.incrementAndGet();
            sleep();
        }
        if (status > 0 && (refusedFrom == Integer.MAX_VALUE || number >= refusedFrom)) {
            throw new ProcessRequestException("no", status);
        }
        try {
            return new SubmitSmResult(new MessageId("m-" + number), new OptionalParameter[0]);
        } catch (PDUStringException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti messages, SMPPServerSession source)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession source) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession source) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession source) throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession source)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession source)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession source)
            throws ProcessRequestException {
        throw notOffered();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw notOffered();
    }

    private static ProcessRequestException notOffered() {
        return new ProcessRequestException("not offered", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException unclean) {
            throw new IllegalStateException(unclean);
        } finally {
            drop();
            threads.shutdownNow();
        }
    }

    private final class OnSocket implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }
}

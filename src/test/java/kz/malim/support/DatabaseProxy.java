package kz.malim.support;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A proxy between a program and PostgreSQL that breaks the connection at a chosen statement: just before the server receives
 * it, or after the server has executed it and before the program receives the result. It parses only message boundaries.
 */
public final class DatabaseProxy implements AutoCloseable {
    /** Before or after the chosen statement is executed. */
    public enum CutPoint {
        BEFORE,
        AFTER
    }

    private static final int SYNC = 'S';
    private static final int QUERY = 'Q';
    private static final int READY = 'Z';
    private static final Set<Integer> STATEMENTS = Set.of(SYNC, QUERY);

    private final ServerSocket here = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String host;
    private final int port;
    private final List<Wire> wires = new ArrayList<>();
    private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NEVER);

    /** @param server the JDBC URL of PostgreSQL */
    public DatabaseProxy(String server) throws IOException {
        var address = URI.create(server.substring("jdbc:".length()));
        host = address.getHost();
        port = address.getPort();
        Thread.ofPlatform().daemon().name("wires").start(this::accept);
    }

    /** The same JDBC URL, through this proxy. */
    public String through(String server) {
        return server.replace(host + ":" + port, "127.0.0.1:" + here.getLocalPort());
    }

    /** A chosen statement, counted from now on, and an action to run when the connection breaks. */
    private static final class Cut {
        static final Cut NEVER = new Cut(Integer.MAX_VALUE, CutPoint.BEFORE, () -> {});

        private final int statement;
        private final CutPoint point;
        private final Runnable then;
        private int counted;

        Cut(int statement, CutPoint point, Runnable then) {
            this.statement = statement;
            this.point = point;
            this.then = then;
        }

        synchronized boolean isAtNext() {
            return ++counted == statement;
        }

        synchronized int counted() {
            return counted;
        }
    }

    /** Counts from here on, and breaks all connections at the statement with this number. */
    public void cutAt(int statement, CutPoint point, Runnable then) {
        cut.set(new Cut(statement, point, then));
    }

    /** Counts from here on and breaks nothing. */
    public void count() {
        cutAt(Integer.MAX_VALUE, CutPoint.BEFORE, () -> {});
    }

    /** Statements since the counting started, as groups that are sent together. */
    public int counted() {
        return cut.get().counted();
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                var wire = new Wire(here.accept(), new Socket(host, port));
                synchronized (wires) {
                    wires.add(wire);
                }
                Thread.ofVirtual().start(wire::toServer);
                Thread.ofVirtual().start(wire::toProgram);
            } catch (IOException e) {
                // the program sees its own connection fail
            }
        }
    }

    private void breakAll() {
        synchronized (wires) {
            wires.forEach(Wire::end);
            wires.clear();
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        breakAll();
    }

    private final class Wire {
        private final Socket program;
        private final Socket server;
        private volatile boolean lastWords;

        Wire(Socket program, Socket server) throws SocketException {
            this.program = program;
            this.server = server;
            program.setTcpNoDelay(true); // or each message waits until the one before it is acknowledged
            server.setTcpNoDelay(true);
        }

        void toServer() {
            try (program;
                    server;
                    var in = new DataInputStream(new BufferedInputStream(program.getInputStream()))) {
                var out = server.getOutputStream();
                greeting(in, out);
                while (true) {
                    int type = in.readUnsignedByte();
                    var message = message(type, in);
                    if (STATEMENTS.contains(type) && isCutBefore()) {
                        return;
                    }
                    out.write(message);
                }
            } catch (IOException e) {
                end();
            }
        }

        private boolean isCutBefore() {
            var now = cut.get();
            if (!now.isAtNext()) {
                return false;
            }
            if (now.point == CutPoint.AFTER) {
                lastWords = true;
                return false;
            }
            happen(now);
            return true;
        }

        void toProgram() {
            try (program;
                    server;
                    var in = new DataInputStream(new BufferedInputStream(server.getInputStream()))) {
                var out = program.getOutputStream();
                out.write(in.readUnsignedByte() == 'N' ? new byte[] {'N'} : new byte[] {'S'}); // whether there is TLS
                while (true) {
                    int type = in.readUnsignedByte();
                    var message = message(type, in);
                    if (lastWords && type == READY) {
                        happen(cut.get());
                        return;
                    }
                    out.write(message);
                }
            } catch (IOException e) {
                end();
            }
        }

        private void happen(Cut now) {
            cut.set(Cut.NEVER);
            now.then.run();
            breakAll();
        }

        /** The TLS request, which is refused, and the startup message: the two messages that have no type. */
        private static void greeting(DataInputStream in, OutputStream out) throws IOException {
            for (int i = 0; i < 2; i++) {
                out.write(rest(ByteBuffer.allocate(0), in));
            }
        }

        private static byte[] message(int type, DataInputStream in) throws IOException {
            return rest(ByteBuffer.allocate(1).put(0, (byte) type).limit(1), in);
        }

        private static byte[] rest(ByteBuffer type, DataInputStream in) throws IOException {
            int length = in.readInt();
            var message = ByteBuffer.allocate(type.limit() + length)
                    .put(type.duplicate())
                    .putInt(length);
            in.readFully(message.array(), message.position(), length - Integer.BYTES);
            return message.array();
        }

        void end() {
            for (var socket : List.of(program, server)) {
                try {
                    socket.close();
                } catch (IOException closed) {
                    // already closed
                }
            }
        }
    }
}

package kz.malim.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy between replicas and their database that simulates a bad network. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToCut = new AtomicInteger();
    private final AtomicInteger commitsCut = new AtomicInteger();
    private volatile int target;
    private volatile boolean refusing;
    private volatile boolean blackholing;
    private volatile int delayMillis;
    private volatile int bytesPerSecond = Integer.MAX_VALUE;

    TcpProxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Forwards to another port, on which the database was restarted. */
    void target(int port) {
        target = port;
    }

    /** Resets open and new connections. */
    void refuse() {
        refusing = true;
        cut();
    }

    /** Accepts everything and forwards nothing. */
    void blackhole() {
        blackholing = true;
    }

    void slow(int millis, int rate) {
        delayMillis = millis;
        bytesPerSecond = rate;
    }

    /** Resets connections after the database has committed and before it can confirm, so many times. */
    void cutAfterCommit(int times) {
        commitsToCut.set(times);
    }

    int commitsCut() {
        return commitsCut.get();
    }

    /** Resets every connection once. */
    void cut() {
        pairs.forEach(Pair::reset);
    }

    void heal() {
        refusing = false;
        delayMillis = 0;
        bytesPerSecond = Integer.MAX_VALUE;
        commitsToCut.set(0);
        if (blackholing) {
            blackholing = false;
            cut(); // lost packets never arrive
        }
    }

    private boolean isToBeCut() {
        boolean itIs = commitsToCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (itIs) {
            commitsCut.incrementAndGet();
        }
        return itIs;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                var pair = new Pair(client);
                pairs.add(pair);
                Thread.ofVirtual().start(pair::open);
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    /** One connection through the proxy. */
    private final class Pair {
        private final Socket client;
        private final Socket database = new Socket();

        private Pair(Socket client) {
            this.client = client;
        }

        private void open() {
            try {
                if (refusing) {
                    reset();
                    return;
                }
                database.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
                Thread.ofVirtual().start(() -> pump(database, client, false));
                pump(client, database, true);
            } catch (IOException e) {
                reset();
            }
        }

        private void pump(Socket from, Socket to, boolean fromClient) {
            var bytes = new byte[16_384];
            try {
                for (int n; (n = from.getInputStream().read(bytes)) > 0; ) {
                    Thread.sleep(delayMillis + 1000L * n / bytesPerSecond);
                    while (blackholing) {
                        Thread.sleep(20);
                    }
                    if (!fromClient && isCommit(bytes, n) && isToBeCut()) {
                        return; // it is committed, and the client does not know
                    }
                    to.getOutputStream().write(bytes, 0, n);
                }
            } catch (IOException e) {
                // the other side ends with it
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                reset();
            }
        }

        /** "CommandComplete COMMIT", the only message with this word and a terminating zero. */
        private static boolean isCommit(byte[] bytes, int n) {
            return new String(bytes, 0, n, ISO_8859_1).contains("COMMIT\0");
        }

        private void reset() {
            pairs.remove(this);
            for (var socket : new Socket[] {client, database}) {
                try (socket) {
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // as it should be
                }
            }
        }
    }
}

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

/** Stands between replicas and their database, and does to what passes what a bad network does. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger commitsToCut = new AtomicInteger();
    private final AtomicInteger commitsCut = new AtomicInteger();
    private volatile int target;
    private volatile boolean refusing;
    private volatile boolean swallowing;
    private volatile int delayMillis;
    private volatile int bytesPerSecond = Integer.MAX_VALUE;

    TcpProxy(int target) {
        this.target = target;
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The database came back on another port; those who knew the old one notice nothing. */
    void target(int port) {
        target = port;
    }

    /** Nobody is there: new connections are reset, and those there are too. */
    void refuse() {
        refusing = true;
        cut();
    }

    /** The cable is cut: everything is taken and nothing arrives. */
    void swallow() {
        swallowing = true;
    }

    void slow(int millis, int rate) {
        delayMillis = millis;
        bytesPerSecond = rate;
    }

    /** Resets connections after the database has committed and before it can tell, so many times. */
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
        if (swallowing) {
            swallowing = false;
            cut(); // what a network has swallowed never comes
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
            } catch (IOException closed) {
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
            } catch (IOException away) {
                reset();
            }
        }

        private void pump(Socket from, Socket to, boolean fromClient) {
            var bytes = new byte[16_384];
            try {
                for (int n; (n = from.getInputStream().read(bytes)) > 0; ) {
                    Thread.sleep(delayMillis + 1000L * n / bytesPerSecond);
                    while (swallowing) {
                        Thread.sleep(20);
                    }
                    if (!fromClient && tellsOfACommit(bytes, n) && isToBeCut()) {
                        return; // it is committed, and nobody is told
                    }
                    to.getOutputStream().write(bytes, 0, n);
                }
            } catch (IOException ended) {
                // the other side ends with it
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                reset();
            }
        }

        /** "CommandComplete COMMIT", which is all that ever has this word with an end of string behind it. */
        private static boolean tellsOfACommit(byte[] bytes, int n) {
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

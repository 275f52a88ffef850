package kz.malim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Requests from a server at its maximum rate. */
interface Load {
    int CONNECTIONS = 64;

    /** Successful requests a second; any other status is an error. */
    double requestsPerSecond(String url, List<String> headers, int seconds) throws IOException, InterruptedException;

    /**
     * The same for many paths, each requested once.
     *
     * @param paths a file with a path on each line, more than can be requested in the time
     */
    double requestsPerSecond(String address, Path paths, int seconds) throws IOException, InterruptedException;

    static Load best() {
        return Wrk.isInstalled() ? new Wrk() : new JavaLoad();
    }
}

package kz.malim.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Asks a server as fast as it answers. */
interface Load {
    int CONNECTIONS = 64;

    /** Requests answered in a second, all with the status that was expected. */
    double requestsPerSecond(String url, List<String> headers, int seconds) throws IOException, InterruptedException;

    /**
     * The same for many paths, each asked once.
     *
     * @param paths a file with a path on each line, more than can be asked in the time
     */
    double requestsPerSecond(String address, Path paths, int seconds) throws IOException, InterruptedException;

    static Load best() {
        return Wrk.isInstalled() ? new Wrk() : new JavaLoad();
    }
}

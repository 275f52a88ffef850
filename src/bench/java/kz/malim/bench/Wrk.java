package kz.malim.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The load generator wrk, if installed: it uses the least CPU. */
final class Wrk implements Load {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: \\d+|Socket errors: .*");

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("wrk", "-v").start().waitFor() >= 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public double requestsPerSecond(String url, List<String> headers, int seconds)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("wrk", "-t2", "-c" + CONNECTIONS, "-d" + seconds + "s"));
        headers.forEach(header -> command.addAll(List.of("-H", header)));
        command.add(url);
        return run(command);
    }

    @Override
    public double requestsPerSecond(String address, Path paths, int seconds) throws IOException, InterruptedException {
        var script = Files.createTempFile(Program.temporaryFolder(), "each-once", ".lua");
        try {
            Files.writeString(script, """
            local paths = {}
            init = function() -- before that it does not know the host
                for line in io.lines("%s") do paths[#paths + 1] = wrk.format("GET", line) end
            end
            local at = 0
            request = function()
                at = at + 1
                if at > #paths then print("Socket errors: out of paths") at = 1 end
                return paths[at]
            end
            """.formatted(paths.toAbsolutePath()));
            return run(
                    List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + seconds + "s", "-s", script.toString(), address));
        } finally {
            Files.delete(script);
        }
    }

    private static double run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var rate = RATE.matcher(output);
        if (!rate.find() || ERRORS.matcher(output).find()) {
            throw new IOException(String.join(" ", command) + "\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}

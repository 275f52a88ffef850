package kz.malim.migration;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.text.WebAddress;

/**
 * {@code import FILE}: reads the export of another system and sends its stories to a server, 50 at a time. Stopped and
 * started again it goes on where it was: what the server has already is unchanged.
 */
public final class ImportCommand {
    static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final Set<String> FLAGS = Set.of("dry-run", "publish");
    private static final Set<String> NAMES =
            Set.of("kind", "lang", "source", "section", "site", "server", "report", "map", "zone", "charset");
    private static final String USAGE = """
            Usage: import FILE --lang LANGUAGE --source NAME [--kind wordpress|ghost|feed|lines|csv] [--section SLUG]
                   [--site URL] [--map FIELD=COLUMN,…] [--zone ZONE] [--charset CHARSET] [--publish]
                   [--dry-run] [--server URL] [--report FILE]
            The key of an editor is in the environment variable KEY; --publish needs that of a publisher.""";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    public ImportCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** The command line is not one of this command. */
    private static final class WrongUsage extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongUsage(String message) {
            super(message);
        }
    }

    /** Returns the exit code: 0 if every story is there, 1 if some are not. */
    public int run(String... arguments) {
        try {
            return run(options(arguments));
        } catch (WrongUsage e) {
            err.println(e.getMessage());
            err.println(USAGE);
            return WRONG_USAGE;
        } catch (IOException | UncheckedIOException e) {
            err.println("import failed: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static Map<String, String> options(String... arguments) {
        var options = new HashMap<String, String>();
        for (int i = 1; i < arguments.length; i++) {
            var name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "file";
            if (!name.equals("file") && !FLAGS.contains(name) && !NAMES.contains(name)) {
                throw new WrongUsage("Unknown option " + arguments[i] + ".");
            }
            if (NAMES.contains(name) && i + 1 == arguments.length) {
                throw new WrongUsage(arguments[i] + " needs a value.");
            }
            var value = NAMES.contains(name) ? arguments[++i] : arguments[i];
            if (options.put(name, value) != null) {
                throw new WrongUsage("Once only: " + name + ".");
            }
        }
        return options;
    }

    private int run(Map<String, String> options) throws IOException, InterruptedException {
        var file = Path.of(required(options, "file"));
        if (!Files.isReadable(file)) {
            throw new WrongUsage("There is no such file: " + file);
        }
        var format = Optional.ofNullable(options.get("kind"))
                .map(ExportFormat::named)
                .orElseGet(() -> ExportFormat.of(file))
                .orElseThrow(() -> new WrongUsage("--kind is wordpress, ghost, feed, lines or csv."));
        var wanted = exportOptions(options);
        var key = environment.get("KEY");
        if (key == null || key.isBlank()) {
            throw new WrongUsage("KEY is not set.");
        }
        var server = address(options.getOrDefault("server", "http://localhost:8080"), "server");
        try (var client = HttpClient.newHttpClient();
                var report = new ImportLog(options.get("report"), err)) {
            var sender = new StorySender(
                    client,
                    URI.create(server + "/management/imports/stories?dryRun=" + options.containsKey("dry-run")),
                    key,
                    required(options, "source"),
                    report);
            format.read(file, wanted, sender);
            sender.flush();
            out.println(report.summary());
            return report.hasFailures() ? FAILED : DONE;
        }
    }

    private static ExportOptions exportOptions(Map<String, String> options) {
        var lang = Language.of(required(options, "lang"))
                .orElseThrow(() -> new WrongUsage("--lang is kk, kk-Latn, kk-Arab, ru or en."));
        var section = options.get("section");
        if (section != null && !Slug.isSlug(section)) {
            throw new WrongUsage("--section is the slug of a section.");
        }
        var site = options.get("site");
        return new ExportOptions(
                lang,
                section == null ? null : new Slug(section),
                site == null ? null : address(site, "site"),
                options.containsKey("publish"),
                mapping(options),
                charset(options.getOrDefault("charset", "UTF-8")));
    }

    private static StoryMapping mapping(Map<String, String> options) {
        var columns = new HashMap<String, String>();
        for (var each : options.getOrDefault("map", "").split(",")) {
            var parts = each.strip().split("=", 2);
            if (!each.isBlank()
                    && (parts.length < 2
                            || !StoryMapping.FIELDS.contains(parts[0])
                            || columns.put(parts[0], parts[1]) != null)) {
                throw new WrongUsage("--map is FIELD=COLUMN,… with these fields: "
                        + String.join(", ", new TreeSet<>(StoryMapping.FIELDS)));
            }
        }
        var zone = options.get("zone");
        try {
            return new StoryMapping(columns, zone == null ? null : ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new WrongUsage("--zone is the name of a time zone, such as Asia/Almaty.");
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("--charset is the name of a character set, such as windows-1251.");
        }
    }

    private static String required(Map<String, String> options, String name) {
        var value = options.get(name);
        if (value == null || value.isBlank()) {
            throw new WrongUsage((name.equals("file") ? "The file" : "--" + name) + " is required.");
        }
        return value;
    }

    private static String address(String url, String option) {
        if (!WebAddress.is(url)) {
            throw new WrongUsage("--" + option + " is an http or https URL.");
        }
        return url.replaceFirst("/+$", "");
    }
}

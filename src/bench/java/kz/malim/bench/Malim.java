package kz.malim.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.malim.database.EmbeddedDatabase;

/** The packaged program, as an operator starts it. */
final class Malim {
    static final String KEY = "benchmark-key-of-no-other-newsroom-0000";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private Malim() {}

    static Program start(String name, EmbeddedDatabase database, List<String> jvm, Map<String, String> settings)
            throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IOException("There is no " + JAR + ": package Malim first.");
        }
        int port = Program.freePort();
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(Program.freePort()));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("MALIM_ADMIN_KEY", KEY);
        environment.put("MALIM_RATE_LIMIT_REQUESTS", "1000000000"); // counted, but never exceeded
        environment.putAll(settings);
        var command = new ArrayList<String>();
        command.add(Program.java());
        command.addAll(jvm);
        command.addAll(List.of("-jar", JAR.toString()));
        return Program.start(name, command, environment, port, "/api/articles");
    }
}

package kz.malim.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import kz.malim.database.EmbeddedDatabase;
import kz.malim.support.GeneratedNewsroom;
import kz.malim.support.GeneratedNewsroom.Detail;

/** Newsrooms of any size, generated once and stored. */
final class Newsrooms {
    private static final Path FOLDER = Path.of("target", "bench");

    private Newsrooms() {}

    /** The database of a newsroom with so many articles, complete or reduced to what lists need. */
    static EmbeddedDatabase of(int articles, Detail detail) throws Exception {
        var folder = FOLDER.resolve("newsroom-" + articles + "-" + detail);
        var database = EmbeddedDatabase.start(folder);
        try {
            if (!Files.exists(folder.resolve("complete"))) {
                generate(database, articles, detail);
                Files.createFile(folder.resolve("complete"));
            }
            return database;
        } catch (Exception e) {
            database.close();
            throw e;
        }
    }

    @SuppressWarnings("SystemOut") // progress for the command line
    private static void generate(EmbeddedDatabase database, int articles, Detail detail) throws Exception {
        Progress.print("generating %,d articles", articles);
        database.clear();
        Malim.start("migrations", database, List.of(), Map.of()).close();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            GeneratedNewsroom.load(connection, articles, 1, detail, System.out);
        }
    }
}

package kz.malim.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * A newsroom of any size, invented from a seed and loaded by {@code COPY} into an empty database that Malim has migrated.
 * The same seed gives the same newsroom. From the command line, after {@code ./mvnw test-compile}:
 *
 * <pre>java -cp target/classes:target/test-classes:$HOME/.m2/repository/org/postgresql/postgresql/42.7.10/postgresql-42.7.10.jar \
 *     kz.malim.support.GeneratedNewsroom 'jdbc:postgresql://localhost/malim?user=malim&amp;password=…' 100000 [seed]</pre>
 */
public final class GeneratedNewsroom {
    /** How much of an article is written: all of it, what lists look at, or what search looks at. */
    public enum Detail {
        FULL,
        NARROW,
        /** As narrow, with a title of six words and a body of two hundred out of a large vocabulary. */
        PROSE
    }

    private static final Instant NEWEST = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration AGE = Duration.ofDays(12 * 365);
    private static final int BATCH = 5_000;
    private static final String[] REVISION_STATES = {"published", "superseded", "draft"};

    private final Random random;
    private final GeneratedWords words;
    private final GeneratedProse prose;
    private final int articles;
    private final Detail detail;
    private final List<UUID> sections;
    private final List<UUID> authors;
    private final List<UUID> tags;
    private final UUID[] known;

    private final Copy article = new Copy("article", "(id, lang, slug, translation_set, created_at, version)");
    private final Copy revision = new Copy(
            "revision",
            "(id, article_id, lang, number, state, kind, title, lede, byline, source_name, section_id, body,"
                    + " published_at, date_precision, live_since, updated_at, modified_at, saved_at, saved_by)");
    private final Copy tagging = new Copy("revision_tag", "(revision_id, position, tag_id, article_id, listed_at)");
    private final Copy authorship =
            new Copy("revision_author", "(revision_id, position, author_id, article_id, listed_at)");
    private final Copy photo =
            new Copy("photo", "(id, alt, caption, credit_label, credit_text, credit_creator, created_at, version)");
    private final Copy photoUse = new Copy("revision_photo", "(revision_id, position, photo_id, role)");
    private final Copy related = new Copy("related_placement", "(article_id, position, related_id)");

    /** In the order in which they refer to each other. */
    private final List<Copy> tables = List.of(article, photo, revision, tagging, authorship, photoUse, related);

    private GeneratedNewsroom(int articles, long seed, Detail detail) {
        this.random = new Random(seed);
        this.words = new GeneratedWords(random);
        this.prose = new GeneratedProse(random);
        this.articles = articles;
        this.detail = detail;
        this.known = new UUID[articles];
        this.sections = ids(28);
        this.authors = ids(Math.clamp(articles / 500, 20, 400));
        this.tags = ids(Math.clamp(articles / 40, 50, 5_000));
    }

    @SuppressWarnings("SystemOut") // a program for the command line
    public static void main(String[] arguments) throws SQLException, IOException {
        if (arguments.length < 2) {
            System.err.println("What is needed: <jdbc url> <number of articles> [seed]");
            return;
        }
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        try (var connection = DriverManager.getConnection(arguments[0])) {
            load(connection, Integer.parseInt(arguments[1]), seed, Detail.FULL, System.out);
        }
    }

    /** Loads a newsroom into an empty database, and lets PostgreSQL look at what came. */
    public static void load(Connection connection, int articles, long seed, Detail detail, PrintStream progress)
            throws SQLException, IOException {
        new GeneratedNewsroom(articles, seed, detail).load(connection, progress);
    }

    private void load(Connection connection, PrintStream progress) throws SQLException, IOException {
        long start = System.nanoTime();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        connection.setAutoCommit(false);
        triggers("disable", connection);
        topics(copy);
        for (int i = 0; i < articles; i++) {
            write(i);
            if ((i + 1) % BATCH == 0 || i + 1 == articles) {
                for (var table : tables) {
                    table.send(copy);
                }
                progress.printf(
                        Locale.ROOT,
                        "%,d of %,d articles, %.1f s%n",
                        i + 1,
                        articles,
                        (System.nanoTime() - start) / 1e9);
            }
        }
        triggers("enable", connection);
        connection.commit();
        connection.setAutoCommit(true);
        execute(connection, "vacuum (analyze)");
        progress.printf(Locale.ROOT, "done in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    /** What they would look up for every row is written with the row, and no listener must be notified yet. */
    private void triggers(String what, Connection connection) throws SQLException {
        for (var table : tables) {
            execute(connection, "alter table " + table.name + " " + what + " trigger user");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void topics(CopyManager copy) throws SQLException, IOException {
        var section = new Copy("section", "(id, slug, name, names, parent_id, version)");
        for (int i = 0; i < sections.size(); i++) {
            // eight at the top, and two or three below each
            var parent = i < 8 ? null : sections.get(i % 8);
            section.row(
                    sections.get(i), "section-" + i, words.topic(i), "{\"ru\":\"" + words.topic(i) + "\"}", parent, 0);
        }
        section.send(copy);
        var author = new Copy("author", "(id, slug, name, kind, version)");
        for (int i = 0; i < authors.size(); i++) {
            author.row(authors.get(i), "author-" + i, words.person(), i == 0 ? "role" : "person", 0);
        }
        author.send(copy);
        var tag = new Copy("tag", "(id, slug, name, version)");
        for (int i = 0; i < tags.size(); i++) {
            tag.row(tags.get(i), "tag-" + i, words.topic(i) + " " + i, 0);
        }
        tag.send(copy);
    }

    private void write(int number) {
        var lang = language();
        var published = NEWEST.minusSeconds((long) (AGE.toSeconds() * (1 - (number + random.nextDouble()) / articles)));
        boolean day = random.nextInt(10) < 3;
        if (day) { // midnight in Almaty
            published = Instant.ofEpochSecond(Math.floorDiv(published.getEpochSecond(), 86_400L) * 86_400 - 5 * 3_600);
        }
        var id = id(published);
        known[number] = id;
        var title = detail == Detail.PROSE ? prose.words(lang, 6) : words.title(lang);
        article.row(id, lang.tag(), words.slug(lang) + "-" + Integer.toString(number, 36), null, published, 0);
        var section = random.nextInt(20) == 0 ? null : sections.get(zipf(sections.size()));
        int revisions = random.nextInt(5) == 0 ? 2 : 1;
        for (int i = revisions; i >= 1; i--) {
            boolean last = i == revisions;
            var state = REVISION_STATES[last ? 0 : 1];
            revision(id, lang, i, state, title, section, published, day);
        }
        if (random.nextInt(50) == 0) {
            revision(id, lang, revisions + 1, REVISION_STATES[2], title, section, published, day);
        }
        relate(number);
    }

    private void revision(
            UUID articleId,
            Language lang,
            int number,
            String state,
            String title,
            @Nullable UUID section,
            Instant published,
            boolean day) {
        var id = id(published);
        var saved = random.nextInt(7) == 0 ? published.plusSeconds(random.nextInt(86_400 * 90)) : published;
        boolean draft = state.equals("draft");
        revision.row(
                id,
                articleId,
                lang.tag(),
                number,
                state,
                kind(id),
                title,
                random.nextInt(5) == 0 ? null : words.sentence(lang),
                random.nextInt(4) == 0 ? words.person() : null,
                random.nextInt(3) == 0 ? words.agency() : null,
                section,
                body(lang),
                published,
                day ? "day" : "time",
                draft ? null : saved,
                draft ? null : saved,
                draft ? null : saved,
                saved,
                "generator");
        topicsOf(id, articleId, state.equals("published") ? published : null);
        if (detail == Detail.FULL) {
            photos(id, published);
        }
    }

    /** By the id, so that what is drawn at random for a seed stays as it was. */
    private static String kind(UUID id) {
        return switch (Math.floorMod(id.getLeastSignificantBits(), 40)) {
            case 0 -> "review";
            case 1, 2, 3 -> "opinion";
            default -> "news";
        };
    }

    private String body(Language lang) {
        return switch (detail) {
            case FULL -> words.body(lang);
            case NARROW -> words.shortBody(lang);
            case PROSE ->
                "[{\"id\":\"b1\",\"type\":\"paragraph\",\"text\":[{\"text\":\"" + prose.words(lang, 200) + "\"}]}]";
        };
    }

    private void topicsOf(UUID revisionId, UUID articleId, @Nullable Instant listed) {
        int[] chosen = random.ints(0, Integer.MAX_VALUE)
                .map(any -> zipf(tags.size()))
                .limit(detail == Detail.FULL ? 2 + random.nextInt(5) : 1 + random.nextInt(3))
                .distinct()
                .toArray();
        for (int i = 0; i < chosen.length; i++) {
            tagging.row(revisionId, i, tags.get(chosen[i]), articleId, listed);
        }
        authorship.row(revisionId, 0, authors.get(zipf(authors.size())), articleId, listed);
    }

    private void photos(UUID revisionId, Instant taken) {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            var id = id(taken);
            photo.row(id, words.sentence(Language.KAZAKH), null, "Фото", words.agency(), words.person(), taken, 0);
            photoUse.row(revisionId, i, id, i == 0 ? "lead" : "body");
        }
    }

    private void relate(int number) {
        if (number < 100 || random.nextInt(5) < 3) {
            return;
        }
        int first = number - 100 + random.nextInt(90);
        for (int i = 0; i < 4; i++) {
            related.row(known[number], i, known[first + i]);
        }
    }

    private Language language() {
        int share = random.nextInt(200);
        if (share == 0) {
            return Language.KAZAKH_ARABIC;
        }
        if (share < 4) {
            return Language.KAZAKH_LATIN;
        }
        if (share < 30) {
            return Language.ENGLISH;
        }
        return share < 100 ? Language.RUSSIAN : Language.KAZAKH;
    }

    /** The first of many is chosen often, and each later one less: the rank is spread evenly over its logarithm. */
    private int zipf(int size) {
        return Math.min(size - 1, (int) Math.exp(random.nextDouble() * Math.log(size)) - 1);
    }

    private List<UUID> ids(int count) {
        return random.ints(count).mapToObj(any -> id(NEWEST.minus(AGE))).toList();
    }

    /** A UUIDv7 of that time. */
    private UUID id(Instant time) {
        return new UUID(
                (time.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000),
                (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /** Rows of one table on their way, in PostgreSQL's text format. */
    private static final class Copy {
        private final String name;
        private final String statement;
        private final StringBuilder rows = new StringBuilder();

        Copy(String name, String columns) {
            this.name = name;
            this.statement = "copy " + name + " " + columns + " from stdin";
        }

        void row(@Nullable Object... values) {
            for (int i = 0; i < values.length; i++) {
                rows.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
            }
            rows.append('\n');
        }

        void send(CopyManager copy) throws SQLException, IOException {
            var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            rows.setLength(0);
            copy.copyIn(statement, new ByteArrayInputStream(bytes));
        }
    }
}

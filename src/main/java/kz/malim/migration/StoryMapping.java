package kz.malim.migration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.text.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * In which columns of a table, or members of an object, a system has what a story needs.
 *
 * @param columns by field; where none is named, the one that is called like the field
 * @param zone of times that do not say theirs; null refuses them
 */
record StoryMapping(Map<String, String> columns, @Nullable ZoneId zone) {
    static final StoryMapping NONE = new StoryMapping(Map.of(), null);

    /** Those of a story, its text without HTML, and the parts of its picture. */
    static final Set<String> FIELDS = Set.of(
            "id",
            "lang",
            "title",
            "lede",
            "html",
            "text",
            "url",
            "addresses",
            "authors",
            "tags",
            "section",
            "picture",
            "pictureAlt",
            "pictureCaption",
            "publishedAt",
            "updatedAt",
            "publish");

    private static final Set<String> PUBLIC = Set.of("true", "1", "yes", "published", "publish", "live");

    /** As databases and spreadsheets write times; the zone may stand behind them. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-MM-dd][dd.MM.uuuu]")
            .appendPattern("['T'][' '][HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int EPOCH_SECONDS = 10;

    /** Hands over the story of a row, or says why there is none. */
    void hand(JsonNode row, int line, ExportOptions options, StoryReceiver receiver) throws IOException {
        var id = text(row, "id");
        if (id == null) {
            receiver.failed("line " + line, "without-id");
            return;
        }
        ForeignStory story;
        try {
            story = story(row, id, line, options);
        } catch (DateTimeException e) {
            receiver.failed(id, "unreadable-time");
            return;
        } catch (Unknown e) {
            receiver.failed(id, String.valueOf(e.getMessage()));
            return;
        }
        receiver.story(story);
    }

    /** A value that would become another one if it were passed over. */
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;

        Unknown(String reason) {
            super(reason);
        }
    }

    private ForeignStory story(JsonNode row, String id, int line, ExportOptions options) throws IOException, Unknown {
        var publishedAt = time(row, "publishedAt", line);
        var lang = text(row, "lang");
        var section = text(row, "section");
        var title = text(row, "title");
        var html = text(row, "html");
        var plain = text(row, "text");
        var publish = text(row, "publish");
        var address = text(row, "url");
        var url = address != null && WebAddress.is(address) ? address : null;
        var addresses = texts(row, "addresses");
        if (address != null && url == null) { // a path
            addresses = Stream.concat(Stream.of(address), addresses.stream()).toList();
        }
        if (section != null && !Slug.isSlug(section)) {
            throw new Unknown("unknown-section");
        }
        boolean isPublic = publish == null ? publishedAt != null : PUBLIC.contains(publish.toLowerCase(Locale.ROOT));
        return new ForeignStory(
                id,
                lang == null ? options.lang() : Language.of(lang).orElseThrow(() -> new Unknown("unknown-language")),
                title == null ? id : title,
                text(row, "lede"),
                html == null && plain != null ? paragraphs(plain) : html,
                url,
                addresses,
                texts(row, "authors"),
                texts(row, "tags"),
                section == null ? options.section() : new Slug(section),
                picture(row),
                publishedAt,
                time(row, "updatedAt", line),
                isPublic && options.publish() && publishedAt != null);
    }

    private ForeignStory.@Nullable Lead picture(JsonNode row) {
        var url = text(row, "picture");
        return url == null ? null : new ForeignStory.Lead(url, text(row, "pictureAlt"), text(row, "pictureCaption"));
    }

    /** The value of a field: under the whole name of its column, or along the dots in it. */
    private JsonNode value(JsonNode row, String field) {
        var column = columns.getOrDefault(field, field);
        if (row.has(column)) {
            return row.path(column);
        }
        var found = row;
        for (var part : column.split("\\.")) {
            found = found.path(part);
        }
        return found;
    }

    private @Nullable String text(JsonNode row, String field) {
        var text = value(row, field).asText("").strip();
        return text.isEmpty() || value(row, field).isNull() ? null : text;
    }

    /** An array of texts or of objects with a name, or one text with the first of | ; , between its parts. */
    private List<String> texts(JsonNode row, String field) {
        var value = value(row, field);
        Stream<String> parts;
        if (value.isArray()) {
            var names = new ArrayList<String>();
            value.forEach(each -> names.add(each.isObject() ? each.path("name").asText("") : each.asText("")));
            parts = names.stream();
        } else {
            var text = orEmpty(text(row, field));
            var between =
                    Stream.of("|", ";", ",").filter(text::contains).findFirst().orElse("|");
            parts = Stream.of(text.split(Pattern.quote(between)));
        }
        return parts.map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private @Nullable OffsetDateTime time(JsonNode row, String field, int line) throws IOException {
        var written = text(row, field);
        if (written == null) {
            return null;
        }
        if (written.matches("[0-9]{9,13}")) {
            long number = Long.parseLong(written);
            return (written.length() > EPOCH_SECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number))
                    .atOffset(ZoneOffset.UTC);
        }
        var parsed = TIME.parseBest(written, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (parsed instanceof OffsetDateTime time) {
            return time;
        }
        if (zone == null) {
            throw new IOException("line " + line + ": the time \"" + written
                    + "\" has no offset; say whose it is with --zone, such as --zone Asia/Almaty");
        }
        var local = parsed instanceof LocalDateTime time
                ? time
                : LocalDate.from(parsed).atStartOfDay();
        return local.atZone(zone).toOffsetDateTime();
    }

    /** An empty line ends a paragraph, any other end of a line is one. */
    private static String paragraphs(String plain) {
        return Stream.of(plain.replace("\r\n", "\n").split("\n\\s*\n"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> part.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>"))
                .collect(Collectors.joining("</p><p>", "<p>", "</p>"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package kz.malim.migration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kz.malim.migration.WordPressText.Attachment;
import kz.malim.text.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * A file that WordPress exports (WXR 1.0 to 1.2). It is read twice, as a stream: first the authors and the uploaded files,
 * which may stand after the posts that show them, then the posts. Document types and external entities are refused.
 */
final class WordPressExport {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern HOST = Pattern.compile("^https?://[^/?#]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ExportOptions options;
    private final Map<String, String> authors = new HashMap<>();
    private final Map<String, Attachment> attachments = new HashMap<>();
    private final WordPressText texts = new WordPressText(attachments);

    WordPressExport(Path file, ExportOptions options) {
        this.file = file;
        this.options = options;
    }

    private interface ItemReader {
        void item(WordPressItem item) throws IOException;
    }

    void read(StoryReceiver receiver) throws IOException {
        items(true, item -> {
            if (item.value("wp:post_type").equals("attachment")) {
                attachments.put(
                        item.value("wp:post_id"),
                        new Attachment(
                                item.value("wp:attachment_url"),
                                orNull(item.meta("_wp_attachment_image_alt")),
                                orNull(item.value("excerpt:encoded"))));
            }
        });
        items(false, item -> post(item, receiver));
    }

    private void items(boolean withAuthors, ItemReader reader) throws IOException {
        SafeXml.read(file, xml -> {
            if (xml.getLocalName().equals("item")) {
                reader.item(WordPressItem.read(xml));
            } else if (withAuthors && xml.getLocalName().equals("author")) {
                author(xml);
            }
        });
    }

    private void author(XMLStreamReader xml) throws XMLStreamException {
        var login = "";
        var name = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("author")) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "author_login" -> login = xml.getElementText().strip();
                    case "author_display_name" -> name = xml.getElementText().strip();
                    default -> {} // the address of a person stays unread
                }
            }
        }
        authors.put(login, name.isEmpty() ? login : name);
    }

    private void post(WordPressItem item, StoryReceiver receiver) throws IOException {
        var id = item.value("wp:post_id");
        var type = item.value("wp:post_type");
        var status = item.value("wp:status");
        switch (type.equals("post") ? status : type) {
            case "publish", "future", "draft", "pending", "private" -> receiver.story(story(item, id, status));
            case "attachment" -> {} // belongs to the posts that show it
            default -> receiver.skipped(id, type.equals("post") ? status : type);
        }
    }

    private ForeignStory story(WordPressItem item, String id, String status) {
        boolean isPublic = (status.equals("publish") || status.equals("future"))
                && item.value("wp:post_password").isEmpty();
        var publishedAt = publishedAt(item);
        var link = item.value(":link");
        return new ForeignStory(
                id,
                options.lang(),
                item.value(":title").isEmpty() ? id : item.value(":title"),
                orNull(item.value("excerpt:encoded")),
                orNull(texts.html(item.text("content:encoded")) + footnotes(item)),
                WebAddress.is(link) ? link : null,
                isPublic ? oldAddresses(item, link) : List.of(),
                authors(item),
                Stream.concat(item.terms("post_tag").stream(), item.terms("category").stream())
                        .distinct()
                        .limit(ForeignStory.MAX_TAGS)
                        .toList(),
                options.section(),
                lead(item),
                publishedAt,
                time(item.value("wp:post_modified_gmt"), ZoneOffset.UTC),
                isPublic && options.publish() && publishedAt != null);
    }

    /** Plugins name several authors as terms; otherwise there is one, by login. */
    private List<String> authors(WordPressItem item) {
        var named = item.terms("author");
        if (!named.isEmpty()) {
            return named;
        }
        var login = item.value("dc:creator");
        return login.isEmpty() ? List.of() : List.of(authors.getOrDefault(login, login));
    }

    private ForeignStory.@Nullable Lead lead(WordPressItem item) {
        var attachment = attachments.get(item.meta("_thumbnail_id"));
        return attachment == null || attachment.url().isEmpty()
                ? null
                : new ForeignStory.Lead(attachment.url(), attachment.alt(), attachment.caption());
    }

    /** The time at the site, with the offset of its day: both times are in the file. */
    private static @Nullable OffsetDateTime publishedAt(WordPressItem item) {
        var utc = time(item.value("wp:post_date_gmt"), ZoneOffset.UTC);
        var local = time(item.value("wp:post_date"), ZoneOffset.UTC);
        if (utc == null) {
            return pubDate(item.value(":pubDate"));
        }
        if (local == null) {
            return utc;
        }
        long minutes = Duration.between(utc, local).toMinutes();
        return Math.abs(minutes) > 18 * 60
                ? utc
                : utc.withOffsetSameInstant(ZoneOffset.ofTotalSeconds((int) minutes * 60));
    }

    /** Drafts have zeros. */
    private static @Nullable OffsetDateTime time(String written, ZoneOffset offset) {
        try {
            return written.isEmpty() ? null : LocalDateTime.parse(written, DATE).atOffset(offset);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable OffsetDateTime pubDate(String written) {
        try {
            var time = OffsetDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME);
            return time.getYear() < 1 ? null : time;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The slugs that the post had before, in the place of its present one. */
    private static List<String> oldAddresses(WordPressItem item, String link) {
        var slug = item.value("wp:post_name");
        var addresses = new ArrayList<String>();
        for (var old : item.metas("_wp_old_slug")) {
            int at = slug.isEmpty() ? -1 : link.lastIndexOf(slug);
            if (at >= 0 && !old.isBlank()) {
                addresses.add(link.substring(0, at) + old.strip() + link.substring(at + slug.length()));
            }
        }
        var host = HOST.matcher(link);
        if (host.find()) {
            addresses.add(host.group() + "/?p=" + item.value("wp:post_id"));
        }
        return addresses.stream().distinct().limit(ForeignStory.MAX_ADDRESSES).toList();
    }

    /** The editor of blocks keeps them beside the text. */
    private static String footnotes(WordPressItem item) {
        var written = item.meta("footnotes");
        if (written.isBlank()) {
            return "";
        }
        try {
            var html = new StringBuilder("<ol>");
            for (var note : JSON.readTree(written)) {
                html.append("<li id=\"")
                        .append(note.path("id").asText().replaceAll("[^A-Za-z0-9-]", ""))
                        .append("\">")
                        .append(note.path("content").asText())
                        .append("</li>");
            }
            return html.append("</ol>").toString();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}

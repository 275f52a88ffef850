package kz.malim.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kz.malim.text.WebAddress;
import org.jspecify.annotations.Nullable;

/** A feed, RSS 2.0 or Atom, with whatever text its entries have. Feeds have the newest stories only, never an archive. */
final class FeedExport {
    private final Path file;
    private final ExportOptions options;

    FeedExport(Path file, ExportOptions options) {
        this.file = file;
        this.options = options;
    }

    /** An entry while it is read: the first text of each element, and those that may be there several times. */
    private static final class Entry {
        private final Map<String, String> values = new HashMap<>();
        private final List<String> authors = new ArrayList<>();
        private final List<String> categories = new ArrayList<>();

        private String first(String... names) {
            for (var name : names) {
                var value = values.getOrDefault(name, "").strip();
                if (!value.isEmpty()) {
                    return value;
                }
            }
            return "";
        }
    }

    void read(StoryReceiver receiver) throws IOException {
        SafeXml.read(file, xml -> {
            var name = xml.getLocalName();
            if (name.equals("item") || name.equals("entry")) {
                story(entry(xml, name), receiver);
            }
        });
    }

    private static Entry entry(XMLStreamReader xml, String end) throws XMLStreamException {
        var entry = new Entry();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(end)) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                element(xml, entry);
            }
        }
        return entry;
    }

    private static void element(XMLStreamReader xml, Entry entry) throws XMLStreamException {
        var name = xml.getLocalName();
        switch (name) {
            case "link" -> link(xml, entry);
            case "category" -> {
                var term = xml.getAttributeValue(null, "term");
                var text = xml.getElementText();
                entry.categories.add(term == null ? text : term);
            }
            case "creator" -> entry.authors.add(xml.getElementText());
            case "author" -> entry.authors.add(person(xml));
            case "title",
                    "guid",
                    "id",
                    "pubDate",
                    "published",
                    "updated",
                    "date",
                    "encoded",
                    "content",
                    "description",
                    "summary" -> {
                // pictures of Media RSS are elements of these names too, without a text
                var text = xml.getAttributeValue(null, "url") == null ? text(xml, name) : "";
                if (!text.isBlank()) {
                    entry.values.putIfAbsent(name, text);
                }
            }
            default -> {} // of other vocabularies
        }
    }

    /** Atom may have XHTML as elements. */
    private static String text(XMLStreamReader xml, String name) throws XMLStreamException {
        if (!"xhtml".equals(xml.getAttributeValue(null, "type"))) {
            return xml.getElementText();
        }
        var html = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(name)) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml, html);
                case XMLStreamConstants.END_ELEMENT ->
                    html.append("</").append(xml.getLocalName()).append('>');
                case XMLStreamConstants.CHARACTERS -> html.append(escaped(xml.getText()));
                default -> {} // comments
            }
        }
        return html.toString();
    }

    private static void start(XMLStreamReader xml, StringBuilder html) {
        html.append('<').append(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            html.append(' ')
                    .append(xml.getAttributeLocalName(i))
                    .append("=\"")
                    .append(escaped(xml.getAttributeValue(i)).replace("\"", "&quot;"))
                    .append('"');
        }
        html.append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void link(XMLStreamReader xml, Entry entry) throws XMLStreamException {
        var rel = xml.getAttributeValue(null, "rel");
        var href = xml.getAttributeValue(null, "href");
        var text = xml.getElementText();
        if (rel == null || rel.equals("alternate")) {
            entry.values.putIfAbsent("link", href == null ? text : href);
        }
    }

    /** RSS has an address and a name in parentheses, Atom an element; the address of a person is not taken. */
    private static String person(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        var name = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("author")) {
            if (xml.getEventType() == XMLStreamConstants.CHARACTERS) {
                text.append(xml.getText());
            } else if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                var content = xml.getLocalName();
                var value = xml.getElementText();
                name = content.equals("name") ? value : name;
            }
        }
        var written = text.toString().strip();
        int open = written.indexOf('(');
        if (open >= 0 && written.endsWith(")")) {
            return written.substring(open + 1, written.length() - 1);
        }
        return name.isEmpty() && written.indexOf('@') < 0 ? written : name;
    }

    private void story(Entry entry, StoryReceiver receiver) throws IOException {
        var link = entry.first("link");
        var id = entry.first("guid", "id", "link");
        if (id.isEmpty() || id.length() > ForeignStory.MAX_ID) {
            receiver.skipped(id.substring(0, Math.min(id.length(), ForeignStory.MAX_ID)), "without-id");
            return;
        }
        var publishedAt = time(entry.first("pubDate", "published", "date", "updated"));
        var html = entry.first("encoded", "content", "description", "summary");
        var teaser = entry.first("description", "summary");
        receiver.story(new ForeignStory(
                id,
                options.lang(),
                entry.first("title"),
                teaser.isEmpty() || teaser.equals(html) ? null : teaser,
                html.isEmpty() ? null : html,
                WebAddress.is(link) ? link : null,
                List.of(),
                entry.authors.stream()
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList(),
                entry.categories.stream()
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .limit(ForeignStory.MAX_TAGS)
                        .toList(),
                options.section(),
                null,
                publishedAt,
                time(entry.first("updated")),
                options.publish() && publishedAt != null));
    }

    private static @Nullable OffsetDateTime time(String written) {
        for (var format : List.of(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))) {
            try {
                return written.isEmpty() ? null : OffsetDateTime.parse(written, format);
            } catch (DateTimeParseException e) {
                // perhaps in the other form
            }
        }
        return null;
    }
}

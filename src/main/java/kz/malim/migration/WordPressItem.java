package kz.malim.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One {@code item} of a WordPress export: a post, a page, an uploaded file, an entry of a menu. */
final class WordPressItem {
    /** Comments have the addresses of people: they are passed over. */
    private static final Set<String> UNREAD = Set.of("comment");

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, List<String>> terms = new HashMap<>();
    private final Map<String, List<String>> meta = new HashMap<>();

    /** The reader is at the start of the item, and afterwards at its end. */
    static WordPressItem read(XMLStreamReader xml) throws XMLStreamException {
        var item = new WordPressItem();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("item")) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            var name = xml.getLocalName();
            if (name.equals("category")) {
                var domain = String.valueOf(xml.getAttributeValue(null, "domain"));
                item.terms.computeIfAbsent(domain, key -> new ArrayList<>()).add(xml.getElementText());
            } else if (name.equals("postmeta")) {
                item.readMeta(xml);
            } else if (UNREAD.contains(name)) {
                skip(xml, name);
            } else {
                item.values.putIfAbsent(xml.getPrefix() + ":" + name, xml.getElementText());
            }
        }
        return item;
    }

    private void readMeta(XMLStreamReader xml) throws XMLStreamException {
        var key = "";
        var value = "";
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals("postmeta")) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("meta_key")) {
                    key = xml.getElementText();
                } else if (xml.getLocalName().equals("meta_value")) {
                    value = xml.getElementText();
                }
            }
        }
        meta.computeIfAbsent(key, name -> new ArrayList<>()).add(value);
    }

    private static void skip(XMLStreamReader xml, String name) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(name)) {
            // not read
        }
    }

    /** The text of an element such as {@code wp:post_id}, or an empty one. */
    String value(String element) {
        return values.getOrDefault(element, "").strip();
    }

    /** The text of an element as it is. */
    String text(String element) {
        return values.getOrDefault(element, "");
    }

    String meta(String key) {
        return metas(key).stream().findFirst().orElse("");
    }

    List<String> metas(String key) {
        return meta.getOrDefault(key, List.of());
    }

    /** The names of its terms of this kind, each once: exports have them twice. */
    List<String> terms(String domain) {
        return new LinkedHashSet<>(terms.getOrDefault(domain, List.of()))
                .stream().filter(name -> !name.isBlank()).toList();
    }
}

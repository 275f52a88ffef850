package kz.malim.picture;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The packet of XML that photo editors write; the only place with whole fields, and with languages. */
record XmpBlock(
        @Nullable String creator,
        @Nullable String credit,
        @Nullable String source,
        @Nullable String copyright,
        @Nullable String usageTerms,
        @Nullable String webStatement,
        @Nullable String licensor,
        @Nullable String licensorUrl,
        @Nullable String headline,
        Map<String, String> captions,
        Map<String, String> alts,
        List<String> keywords,
        @Nullable String created,
        @Nullable String place) {
    static final String DC = XMPConst.NS_DC;
    static final String PHOTOSHOP = XMPConst.NS_PHOTOSHOP;
    static final String RIGHTS = XMPConst.NS_XMP_RIGHTS;
    static final String IPTC_CORE = XMPConst.NS_IPTCCORE;
    static final String PLUS = "http://ns.useplus.org/ldf/xmp/1.0/";

    private static final XmpBlock NOTHING = new XmpBlock(
            null, null, null, null, null, null, null, null, null, Map.of(), Map.of(), List.of(), null, null);
    private static final int MOST_LANGUAGES = 20;

    static XmpBlock read(byte @Nullable [] packet) {
        if (packet == null) {
            return NOTHING;
        }
        try {
            // without this the parser reads files and addresses that the packet names as entities
            var options = new ParseOptions().setDisallowDoctype(true);
            return of(XMPMetaFactory.parseFromBuffer(packet, options));
        } catch (XMPException | RuntimeException broken) {
            return NOTHING;
        }
    }

    private static XmpBlock of(XMPMeta xmp) throws XMPException {
        return new XmpBlock(
                joined(list(xmp, DC, "creator")),
                text(xmp, PHOTOSHOP, "Credit"),
                text(xmp, PHOTOSHOP, "Source"),
                any(languages(xmp, DC, "rights")),
                any(languages(xmp, RIGHTS, "UsageTerms")),
                text(xmp, RIGHTS, "WebStatement"),
                text(xmp, PLUS, "Licensor[1]/plus:LicensorName"),
                text(xmp, PLUS, "Licensor[1]/plus:LicensorURL"),
                text(xmp, PHOTOSHOP, "Headline"),
                languages(xmp, DC, "description"),
                languages(xmp, IPTC_CORE, "AltTextAccessibility"),
                list(xmp, DC, "subject"),
                Taken.known(text(xmp, PHOTOSHOP, "DateCreated")),
                IimBlock.place(
                        text(xmp, IPTC_CORE, "Location"),
                        text(xmp, PHOTOSHOP, "City"),
                        text(xmp, PHOTOSHOP, "State"),
                        text(xmp, PHOTOSHOP, "Country")));
    }

    private static @Nullable String text(XMPMeta xmp, String namespace, String path) {
        try {
            return OldText.tidy(xmp.getPropertyString(namespace, path));
        } catch (XMPException absent) {
            return null; // of another shape than the standard has it
        }
    }

    private static List<String> list(XMPMeta xmp, String namespace, String name) {
        try {
            int size = Math.min(xmp.countArrayItems(namespace, name), IimBlock.MOST_KEYWORDS);
            return IntStream.rangeClosed(1, size)
                    .mapToObj(i -> text(xmp, namespace, name + "[" + i + "]"))
                    .filter(Objects::nonNull)
                    .toList();
        } catch (XMPException absent) {
            var single = text(xmp, namespace, name);
            return single == null ? List.of() : List.of(single);
        }
    }

    private static Map<String, String> languages(XMPMeta xmp, String namespace, String name) throws XMPException {
        var texts = new LinkedHashMap<String, String>();
        var property = xmp.getProperty(namespace, name);
        if (property == null || !property.getOptions().isArray()) {
            var single = text(xmp, namespace, name);
            return single == null ? texts : Map.of(PictureMetadata.ANY, single);
        }
        int size = Math.min(xmp.countArrayItems(namespace, name), MOST_LANGUAGES);
        for (int i = 1; i <= size; i++) {
            var item = name + "[" + i + "]";
            var text = text(xmp, namespace, item);
            if (text != null) {
                texts.putIfAbsent(language(xmp, namespace, item), text);
            }
        }
        return texts;
    }

    private static String language(XMPMeta xmp, String namespace, String item) throws XMPException {
        var tag = xmp.getQualifier(namespace, item, XMPConst.NS_XML, "lang");
        return tag == null ? PictureMetadata.ANY : tag.getValue().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String any(Map<String, String> languages) {
        return languages.containsKey(PictureMetadata.ANY)
                ? languages.get(PictureMetadata.ANY)
                : languages.values().stream().findFirst().orElse(null);
    }

    private static @Nullable String joined(List<String> names) {
        return names.isEmpty() ? null : names.stream().collect(Collectors.joining(", "));
    }
}

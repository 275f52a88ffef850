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

/** The XMP fields of a picture: unlike IPTC-IIM, of any length and in several languages. */
record XmpMetadata(
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
        @Nullable String capturedAt,
        @Nullable String place,
        @Nullable String digitalSourceType) {
    private static final String DC = XMPConst.NS_DC;
    private static final String PHOTOSHOP = XMPConst.NS_PHOTOSHOP;
    private static final String RIGHTS = XMPConst.NS_XMP_RIGHTS;
    private static final String IPTC_CORE = XMPConst.NS_IPTCCORE;
    private static final String PLUS = XMPConst.NS_PLUS;

    private static final XmpMetadata EMPTY = new XmpMetadata(
            null, null, null, null, null, null, null, null, null, Map.of(), Map.of(), List.of(), null, null, null);
    private static final int MAX_LANGUAGES = 20;

    static XmpMetadata read(byte @Nullable [] packet) {
        if (packet == null) {
            return EMPTY;
        }
        try {
            // a DOCTYPE could declare external entities, or ones that expand without end
            var options = new ParseOptions().setDisallowDoctype(true);
            return XmpNamespaces.isolated(() -> of(XMPMetaFactory.parseFromBuffer(packet, options)));
        } catch (XMPException | RuntimeException e) {
            return EMPTY; // malformed packets are common; the picture itself may be fine
        }
    }

    private static XmpMetadata of(XMPMeta xmp) throws XMPException {
        return new XmpMetadata(
                joined(list(xmp, DC, "creator")),
                text(xmp, PHOTOSHOP, "Credit"),
                text(xmp, PHOTOSHOP, "Source"),
                defaultOf(languages(xmp, DC, "rights")),
                defaultOf(languages(xmp, RIGHTS, "UsageTerms")),
                text(xmp, RIGHTS, "WebStatement"),
                text(xmp, PLUS, "Licensor[1]/plus:LicensorName"),
                text(xmp, PLUS, "Licensor[1]/plus:LicensorURL"),
                text(xmp, PHOTOSHOP, "Headline"),
                languages(xmp, DC, "description"),
                languages(xmp, IPTC_CORE, "AltTextAccessibility"),
                list(xmp, DC, "subject"),
                CaptureTime.normalize(text(xmp, PHOTOSHOP, "DateCreated")),
                IimMetadata.place(
                        text(xmp, IPTC_CORE, "Location"),
                        text(xmp, PHOTOSHOP, "City"),
                        text(xmp, PHOTOSHOP, "State"),
                        text(xmp, PHOTOSHOP, "Country")),
                text(xmp, XMPConst.NS_IPTCEXT, "DigitalSourceType"));
    }

    private static @Nullable String text(XMPMeta xmp, String namespace, String path) {
        try {
            return LegacyEncoding.clean(xmp.getPropertyString(namespace, path));
        } catch (XMPException e) {
            return null; // an array or a structure where the standard has a simple value
        }
    }

    private static List<String> list(XMPMeta xmp, String namespace, String name) {
        try {
            int size = Math.min(xmp.countArrayItems(namespace, name), IimMetadata.MAX_KEYWORDS);
            return IntStream.rangeClosed(1, size)
                    .mapToObj(i -> text(xmp, namespace, name + "[" + i + "]"))
                    .filter(Objects::nonNull)
                    .toList();
        } catch (XMPException e) {
            var single = text(xmp, namespace, name);
            return single == null ? List.of() : List.of(single);
        }
    }

    private static Map<String, String> languages(XMPMeta xmp, String namespace, String name) throws XMPException {
        var texts = new LinkedHashMap<String, String>();
        var property = xmp.getProperty(namespace, name);
        if (property == null || !property.getOptions().isArray()) {
            var single = text(xmp, namespace, name);
            return single == null ? texts : Map.of(PictureMetadata.DEFAULT_LANGUAGE, single);
        }
        int size = Math.min(xmp.countArrayItems(namespace, name), MAX_LANGUAGES);
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
        return tag == null ? PictureMetadata.DEFAULT_LANGUAGE : tag.getValue().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String defaultOf(Map<String, String> languages) {
        return languages.containsKey(PictureMetadata.DEFAULT_LANGUAGE)
                ? languages.get(PictureMetadata.DEFAULT_LANGUAGE)
                : languages.values().stream().findFirst().orElse(null);
    }

    private static @Nullable String joined(List<String> names) {
        return names.isEmpty() ? null : names.stream().collect(Collectors.joining(", "));
    }
}

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
import java.util.stream.Stream;
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
        @Nullable String createdAt,
        @Nullable String place,
        @Nullable String locationShown,
        List<String> personsShown,
        @Nullable String instructions,
        @Nullable String digitalSourceType,
        boolean provenance) {
    private static final String DC = XMPConst.NS_DC;
    private static final String PHOTOSHOP = XMPConst.NS_PHOTOSHOP;
    private static final String RIGHTS = XMPConst.NS_XMP_RIGHTS;
    private static final String IPTC_CORE = XMPConst.NS_IPTCCORE;
    private static final String IPTC_EXTENSION = XMPConst.NS_IPTCEXT;
    private static final String DC_TERMS = "http://purl.org/dc/terms/";
    private static final String PLUS = XMPConst.NS_PLUS;

    /** Within a place of IPTC Extension, from the narrowest to the widest. */
    private static final List<String> PLACE_PARTS = List.of("Sublocation", "City", "ProvinceState", "CountryName");

    private static final XmpMetadata EMPTY = new XmpMetadata(
            null, null, null, null, null, null, null, null, null, Map.of(), Map.of(), List.of(), null, null, null, null,
            List.of(), null, null, false);
    private static final int MAX_LANGUAGES = 20;
    private static final int MAX_PLACES = 10;

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
                time(xmp, PHOTOSHOP, "DateCreated", XMPConst.NS_EXIF, "DateTimeOriginal"),
                time(xmp, XMPConst.NS_XMP, "CreateDate", XMPConst.NS_EXIF, "DateTimeDigitized"),
                placeOfCapture(xmp),
                placesShown(xmp),
                personsShown(xmp),
                text(xmp, PHOTOSHOP, "Instructions"),
                text(xmp, IPTC_EXTENSION, "DigitalSourceType"),
                text(xmp, DC_TERMS, "provenance") != null); // where a manifest of C2PA is, if not in the file
    }

    private static @Nullable String time(
            XMPMeta xmp, String namespace, String name, String otherNamespace, String otherName) {
        var time = CaptureTime.normalize(text(xmp, namespace, name));
        return time != null ? time : CaptureTime.normalize(text(xmp, otherNamespace, otherName));
    }

    private static @Nullable String placeOfCapture(XMPMeta xmp) {
        var created = place(xmp, "LocationCreated[1]");
        return created != null
                ? created
                : IimMetadata.place(
                        text(xmp, IPTC_CORE, "Location"),
                        text(xmp, PHOTOSHOP, "City"),
                        text(xmp, PHOTOSHOP, "State"),
                        text(xmp, PHOTOSHOP, "Country"));
    }

    private static @Nullable String placesShown(XMPMeta xmp) {
        var places = IntStream.rangeClosed(1, items(xmp, "LocationShown", MAX_PLACES))
                .mapToObj(i -> place(xmp, "LocationShown[" + i + "]"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return places.isEmpty() ? null : String.join("; ", places);
    }

    private static @Nullable String place(XMPMeta xmp, String path) {
        var parts = PLACE_PARTS.stream()
                .map(part -> localized(xmp, path + "/Iptc4xmpExt:" + part))
                .toArray(String[]::new);
        var place = IimMetadata.place(parts);
        return place != null ? place : localized(xmp, path + "/Iptc4xmpExt:LocationName");
    }

    private static List<String> personsShown(XMPMeta xmp) {
        var named = list(xmp, IPTC_EXTENSION, "PersonInImage").stream();
        var described = IntStream.rangeClosed(1, items(xmp, "PersonInImageWDetails", IimMetadata.MAX_KEYWORDS))
                .mapToObj(i -> localized(xmp, "PersonInImageWDetails[" + i + "]/Iptc4xmpExt:PersonName"));
        return Stream.concat(named, described)
                .filter(Objects::nonNull)
                .distinct()
                .limit(IimMetadata.MAX_KEYWORDS)
                .toList();
    }

    private static int items(XMPMeta xmp, String name, int most) {
        try {
            return Math.min(xmp.countArrayItems(IPTC_EXTENSION, name), most);
        } catch (XMPException e) {
            return 0;
        }
    }

    /** Names of places and persons are plain text in some files, and by language in others. */
    private static @Nullable String localized(XMPMeta xmp, String path) {
        try {
            return defaultOf(languages(xmp, IPTC_EXTENSION, path));
        } catch (XMPException e) {
            return null;
        }
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

package kz.malim.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import kz.malim.picture.FocalPoint;
import kz.malim.text.CleanText;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The editable metadata of a photo: set by editors, or else taken from the file. */
@Schema(
        name = "PhotoContent",
        description = "Metadata of a photo. Fields you set are not overwritten by file metadata.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PhotoContent(
        @Schema(description = "Alternative text for people who do not see the picture.", maxLength = MAX_ALT_LENGTH)
        @Nullable
        String alt,

        @Schema(description = "Caption.", maxLength = MAX_CAPTION_LENGTH) @Nullable
        String caption,

        @Schema(description = "`alt` in other languages, by language tag; an article uses the one of its language.")
        Map<String, String> alts,

        @Schema(description = "`caption` in other languages, by language tag.")
        Map<String, String> captions,

        @Schema(description = "Credit; null if unknown.") @Nullable
        Credit credit,

        @Schema(description = "Headline given by the agency (IPTC Headline).", maxLength = MAX_LINE_LENGTH) @Nullable
        String headline,

        @Schema(description = "Keywords (IPTC Keywords).", maxItems = MAX_KEYWORDS)
        List<String> keywords,

        @Schema(
                description =
                        "When it was taken, as precisely as known: a year, a month, a date, a local time, or a time with an offset.",
                examples = "2024-05-23T14:03:00+05:00",
                maxLength = 40)
        @Nullable
        String takenAt,

        @Schema(description = "Where it was taken, narrowest place first.", maxLength = MAX_LINE_LENGTH) @Nullable
        String place,

        @Schema(
                description = "The places it shows, which need not be where it was taken; several between semicolons.",
                maxLength = MAX_LINE_LENGTH)
        @Nullable
        String locationShown,

        @Schema(description = "The persons it shows.", maxItems = MAX_KEYWORDS)
        List<String> personsShown,

        @Schema(
                description =
                        "What the sender asks of the newsroom, such as an embargo. Never for readers; an embargo is a finding of the editorial check.",
                maxLength = MAX_INSTRUCTIONS_LENGTH)
        @Nullable
        String instructions,

        @Schema(
                description = DigitalSource.DESCRIPTION + " The code alone is accepted as well.",
                pattern = DigitalSource.PATTERN,
                examples = DigitalSource.EXAMPLE)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String digitalSourceType,

        @Schema(description = "Focal point for crops; null for the centre.") @Nullable
        FocalPoint focalPoint) {
    static final int MAX_ALT_LENGTH = 1000;
    static final int MAX_CAPTION_LENGTH = 2000;
    static final int MAX_LINE_LENGTH = 500;
    static final int MAX_INSTRUCTIONS_LENGTH = 2000;
    static final int MAX_KEYWORDS = 100;

    public static final PhotoContent EMPTY = new PhotoContent(
            null, null, Map.of(), Map.of(), null, null, List.of(), null, null, null, List.of(), null, null, null);

    /** Every field by the name under which {@link Photo} records that an editor has set it. */
    static final Map<String, Function<PhotoContent, @Nullable Object>> FIELDS = new TreeMap<>(Map.ofEntries(
            field("alt", PhotoContent::alt),
            field("caption", PhotoContent::caption),
            field("alts", PhotoContent::alts),
            field("captions", PhotoContent::captions),
            field("headline", PhotoContent::headline),
            field("keywords", PhotoContent::keywords),
            field("takenAt", PhotoContent::takenAt),
            field("place", PhotoContent::place),
            field("locationShown", PhotoContent::locationShown),
            field("personsShown", PhotoContent::personsShown),
            field("instructions", PhotoContent::instructions),
            field("digitalSourceType", PhotoContent::digitalSourceType),
            field("focalPoint", PhotoContent::focalPoint),
            field("credit.label", content -> of(content.credit, Credit::label)),
            field("credit.text", content -> of(content.credit, Credit::text)),
            field("credit.creator", content -> of(content.credit, Credit::creator)),
            field("credit.source", content -> of(content.credit, Credit::source)),
            field("credit.copyright", content -> of(content.credit, Credit::copyright)),
            field("credit.license", content -> of(content.credit, Credit::license)),
            field("credit.usageTerms", content -> of(content.credit, Credit::usageTerms)),
            field("credit.licensor", content -> of(content.credit, Credit::licensor)),
            field("credit.licensorUrl", content -> of(content.credit, Credit::licensorUrl))));

    public PhotoContent {
        alt = CleanText.lineOrNull(alt);
        caption = CleanText.lineOrNull(caption);
        alts = alts == null ? Map.of() : Map.copyOf(alts);
        captions = captions == null ? Map.of() : Map.copyOf(captions);
        headline = CleanText.lineOrNull(headline);
        keywords = lines(keywords);
        takenAt = CleanText.lineOrNull(takenAt);
        place = CleanText.lineOrNull(place);
        locationShown = CleanText.lineOrNull(locationShown);
        personsShown = lines(personsShown);
        instructions = CleanText.lineOrNull(instructions);
        digitalSourceType = digitalSourceType == null ? null : DigitalSource.uri(digitalSourceType);
    }

    private static List<String> lines(@Nullable List<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(CleanText::lineOrNull)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    private static Map.Entry<String, Function<PhotoContent, @Nullable Object>> field(
            String name, Function<PhotoContent, @Nullable Object> value) {
        return Map.entry(name, value);
    }

    private static @Nullable Object of(@Nullable Credit credit, Function<Credit, @Nullable String> value) {
        return credit == null ? null : value.apply(credit);
    }

    /** Names of the fields that differ. */
    Set<String> differences(PhotoContent other) {
        var names = new TreeSet<String>();
        FIELDS.forEach((name, value) -> {
            if (!Objects.equals(value.apply(this), value.apply(other))) {
                names.add(name);
            }
        });
        return names;
    }

    /** A copy that retains the named fields and takes all others from the other content. */
    PhotoContent retaining(Set<String> names, PhotoContent other) {
        return new PhotoContent(
                names.contains("alt") ? alt : other.alt,
                names.contains("caption") ? caption : other.caption,
                names.contains("alts") ? alts : other.alts,
                names.contains("captions") ? captions : other.captions,
                retainedCredit(names, other),
                names.contains("headline") ? headline : other.headline,
                names.contains("keywords") ? keywords : other.keywords,
                names.contains("takenAt") ? takenAt : other.takenAt,
                names.contains("place") ? place : other.place,
                names.contains("locationShown") ? locationShown : other.locationShown,
                names.contains("personsShown") ? personsShown : other.personsShown,
                names.contains("instructions") ? instructions : other.instructions,
                names.contains("digitalSourceType") ? digitalSourceType : other.digitalSourceType,
                names.contains("focalPoint") ? focalPoint : other.focalPoint);
    }

    private Credit retainedCredit(Set<String> names, PhotoContent other) {
        Function<String, @Nullable String> pick = name -> {
            var value = Objects.requireNonNull(FIELDS.get("credit." + name));
            return (String) value.apply(names.contains("credit." + name) ? this : other);
        };
        return new Credit(
                pick.apply("label"),
                pick.apply("text"),
                pick.apply("creator"),
                pick.apply("source"),
                pick.apply("copyright"),
                pick.apply("license"),
                pick.apply("usageTerms"),
                pick.apply("licensor"),
                pick.apply("licensorUrl"));
    }

    /** This content with its languages by the tags of articles; otherwise a problem that lists every violation. */
    PhotoContent validated() {
        return new PhotoValidation(this).validated();
    }

    PhotoContent withTranslations(Map<String, String> normalAlts, Map<String, String> normalCaptions) {
        return new PhotoContent(
                alt,
                caption,
                normalAlts,
                normalCaptions,
                credit,
                headline,
                keywords,
                takenAt,
                place,
                locationShown,
                personsShown,
                instructions,
                digitalSourceType,
                focalPoint);
    }
}

package kz.malim.media;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.picture.PictureMetadata;
import kz.malim.picture.Rights;
import kz.malim.text.Language;
import kz.malim.text.WebAddress;
import org.jspecify.annotations.Nullable;

/** Maps embedded metadata to photo content, and credits to embedded rights. */
final class MetadataMapper {
    private MetadataMapper() {}

    /** Truncates to the maximum lengths: an agency's caption may be a page long, and should not fail the upload. */
    static PhotoContent toContent(PictureMetadata metadata) {
        var alts = languages(metadata.alts(), PhotoContent.MAX_ALT_LENGTH);
        var captions = languages(metadata.captions(), PhotoContent.MAX_CAPTION_LENGTH);
        return new PhotoContent(
                truncate(defaultOf(metadata.alts()), PhotoContent.MAX_ALT_LENGTH),
                truncate(defaultOf(metadata.captions()), PhotoContent.MAX_CAPTION_LENGTH),
                alts,
                captions,
                credit(metadata.rights()),
                line(metadata.headline()),
                keywords(metadata.keywords()),
                metadata.takenAt(),
                line(metadata.place()),
                line(metadata.locationShown()),
                keywords(metadata.personsShown()),
                truncate(metadata.instructions(), PhotoContent.MAX_INSTRUCTIONS_LENGTH),
                digitalSource(metadata.rights().digitalSourceType()),
                null);
    }

    private static @Nullable String digitalSource(@Nullable String given) {
        var uri = given == null ? "" : DigitalSource.uri(given);
        return DigitalSource.isUri(uri) ? uri : null;
    }

    private static Credit credit(Rights rights) {
        return new Credit(
                null,
                line(rights.credit()),
                line(rights.creator()),
                line(rights.source()),
                line(rights.copyright()),
                line(rights.webStatement()),
                line(rights.usageTerms()),
                line(rights.licensor()),
                address(rights.licensorUrl()));
    }

    /** Files have names and mailboxes here too. */
    private static @Nullable String address(@Nullable String text) {
        var line = line(text);
        return line != null && WebAddress.is(line) ? line : null;
    }

    /** What is embedded in every rendition. */
    static Rights toRights(@Nullable Credit credit, @Nullable String digitalSourceType) {
        if (credit == null) {
            return new Rights(null, null, null, null, null, null, null, null, digitalSourceType);
        }
        boolean isUrl = credit.license() != null && WebAddress.is(credit.license());
        var terms = Stream.of(isUrl ? null : credit.license(), credit.usageTerms())
                .filter(term -> term != null)
                .distinct()
                .collect(Collectors.joining(". "));
        return new Rights(
                credit.creator(),
                credit.text(),
                credit.source(),
                credit.copyright(),
                terms.isEmpty() ? null : terms,
                isUrl ? credit.license() : null,
                credit.licensor(),
                credit.licensorUrl(),
                digitalSourceType);
    }

    private static @Nullable String defaultOf(Map<String, String> texts) {
        return texts.containsKey(PictureMetadata.DEFAULT_LANGUAGE)
                ? texts.get(PictureMetadata.DEFAULT_LANGUAGE)
                : texts.values().stream().findFirst().orElse(null);
    }

    /** By the language tags of articles: files have {@code kk-KZ} for {@code kk}. */
    private static Map<String, String> languages(Map<String, String> texts, int maxLength) {
        var supported = new TreeMap<String, String>();
        texts.forEach((tag, text) -> language(tag)
                .ifPresent(
                        language -> supported.putIfAbsent(language.tag(), String.valueOf(truncate(text, maxLength)))));
        return supported;
    }

    private static Optional<Language> language(String tag) {
        var locale = Locale.forLanguageTag(tag);
        return Language.of(
                        locale.getScript().isEmpty()
                                ? locale.getLanguage()
                                : locale.getLanguage() + "-" + locale.getScript())
                .or(() -> Language.of(locale.getLanguage()));
    }

    /** Names of persons have the same bounds. */
    private static List<String> keywords(List<String> keywords) {
        return keywords.stream()
                .map(keyword -> String.valueOf(truncate(keyword, 200)))
                .distinct()
                .limit(PhotoContent.MAX_KEYWORDS)
                .toList();
    }

    private static @Nullable String line(@Nullable String text) {
        return truncate(text, PhotoContent.MAX_LINE_LENGTH);
    }

    private static @Nullable String truncate(@Nullable String text, int maxLength) {
        if (text == null || text.length() <= maxLength) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
        return text.substring(0, end);
    }
}

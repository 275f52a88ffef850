package kz.malim.media;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.picture.PictureMetadata;
import kz.malim.picture.Rights;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** Between what files say and what photos hold. */
final class SaidByFile {
    private SaidByFile() {}

    /** What a file says, cut to what can be kept: an agency's caption may be a page long, and no upload fails for it. */
    static PhotoContent content(PictureMetadata said) {
        var alts = languages(said.alts(), PhotoContent.LONGEST_ALT);
        var captions = languages(said.captions(), PhotoContent.LONGEST_CAPTION);
        return new PhotoContent(
                cut(any(said.alts()), PhotoContent.LONGEST_ALT),
                cut(any(said.captions()), PhotoContent.LONGEST_CAPTION),
                alts,
                captions,
                credit(said.rights()),
                line(said.headline()),
                keywords(said.keywords()),
                said.takenAt(),
                line(said.place()),
                null);
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
                line(rights.licensorUrl()));
    }

    /** What goes into every rendition. */
    static Rights rights(@Nullable Credit credit) {
        if (credit == null) {
            return new Rights(null, null, null, null, null, null, null, null);
        }
        boolean address = credit.license() != null && credit.license().matches("https?://.*");
        var terms = Stream.of(address ? null : credit.license(), credit.usageTerms())
                .filter(term -> term != null)
                .distinct()
                .collect(Collectors.joining(". "));
        return new Rights(
                credit.creator(),
                credit.text(),
                credit.source(),
                credit.copyright(),
                terms.isEmpty() ? null : terms,
                address ? credit.license() : null,
                credit.licensor(),
                credit.licensorUrl());
    }

    private static @Nullable String any(Map<String, String> texts) {
        return texts.containsKey(PictureMetadata.ANY)
                ? texts.get(PictureMetadata.ANY)
                : texts.values().stream().findFirst().orElse(null);
    }

    /** Files say {@code kk-KZ} where we say {@code kk}. */
    private static Map<String, String> languages(Map<String, String> texts, int longest) {
        var known = new TreeMap<String, String>();
        texts.forEach((tag, text) -> language(tag)
                .ifPresent(language -> known.putIfAbsent(language.tag(), String.valueOf(cut(text, longest)))));
        return known;
    }

    private static java.util.Optional<Language> language(String tag) {
        var spelt = Locale.forLanguageTag(tag);
        return Language.of(
                        spelt.getScript().isEmpty()
                                ? spelt.getLanguage()
                                : spelt.getLanguage() + "-" + spelt.getScript())
                .or(() -> Language.of(spelt.getLanguage()));
    }

    private static List<String> keywords(List<String> said) {
        return said.stream()
                .map(keyword -> String.valueOf(cut(keyword, 200)))
                .distinct()
                .limit(PhotoContent.MOST_KEYWORDS)
                .toList();
    }

    private static @Nullable String line(@Nullable String text) {
        return cut(text, PhotoContent.LONGEST_LINE);
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end);
    }
}

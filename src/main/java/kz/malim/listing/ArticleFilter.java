package kz.malim.listing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.change.ChangeTag.Topic;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** The filters of a list: an article is in it when it passes all of them. Empty sets pass every article. */
public record ArticleFilter(
        NavigableSet<Language> langs,
        NavigableSet<String> sections,
        NavigableSet<String> kinds,
        NavigableSet<String> digitalSources,
        NavigableSet<String> authors,
        TagFilter tags,
        DateRange published,
        @Nullable Instant updatedSince,
        @Nullable ArticleIds ids,
        @Nullable SearchCriteria search) {

    static ArticleFilter of(ArticleListParameters parameters, ZoneId siteZone, @Nullable SearchCriteria search) {
        return new ArticleFilter(
                languages(parameters.lang()),
                CommaSeparatedList.slugs("section", parameters.section()),
                CommaSeparatedList.slugs("kind", parameters.kind()),
                digitalSources(parameters.digitalSource()),
                CommaSeparatedList.slugs("author", parameters.author()),
                TagFilter.of(parameters.tag(), parameters.withoutTag()),
                DateRange.of(parameters.from(), parameters.to(), DateRange.zone(parameters.tz(), siteZone)),
                parameters.updatedSince() == null ? null : DateRange.time("updatedSince", parameters.updatedSince()),
                ArticleIds.of(parameters.ids()),
                search);
    }

    ArticleFilter withoutSearch() {
        return searching(null);
    }

    ArticleFilter searching(@Nullable SearchCriteria search) {
        return new ArticleFilter(
                langs, sections, kinds, digitalSources, authors, tags, published, updatedSince, ids, search);
    }

    /** The language of the list, in which topics are named; null if it has several. */
    @Nullable
    Language onlyLanguage() {
        return langs.size() == 1 ? langs.first() : null;
    }

    /**
     * Sections, tags and authors that nothing in the list shows to be there: of a list without articles all, of another those
     * of which an article needs but one. What a list says it says of these names too.
     */
    public Map<Topic, Set<String>> unprovenNames(boolean isEmpty) {
        var unproven = new LinkedHashMap<Topic, Set<String>>();
        unproven.put(Topic.SECTION, isEmpty || sections.size() > 1 ? sections : Set.of());
        unproven.put(
                Topic.TAG,
                tags.anyOf().stream()
                        .filter(anyOf -> isEmpty || anyOf.size() > 1)
                        .flatMap(Set::stream)
                        .collect(Collectors.toCollection(TreeSet::new)));
        unproven.put(Topic.AUTHOR, isEmpty || authors.size() > 1 ? authors : Set.of());
        return unproven;
    }

    /** Equal for all spellings of the same filters. */
    String canonicalForm() {
        var anyOf = tags.anyOf().stream().map(ArticleFilter::joined).sorted().toList();
        return Stream.of(
                        joined(langs.stream().map(Language::tag).toList()),
                        joined(sections),
                        joined(kinds),
                        joined(digitalSources),
                        joined(authors),
                        joined(anyOf),
                        joined(tags.noneOf()),
                        published.from(),
                        published.before(),
                        updatedSince,
                        ids == null ? null : ids.ids(),
                        ids == null ? null : ids.slugs(),
                        search == null ? null : search.text())
                .map(String::valueOf)
                .collect(Collectors.joining("\n", "articles\n", ""));
    }

    private static String joined(Collection<String> terms) {
        return String.join("|", terms);
    }

    private static NavigableSet<String> digitalSources(@Nullable String parameter) {
        var codes = new TreeSet<String>();
        if (parameter != null) {
            CommaSeparatedList.of("digitalSource", parameter, CommaSeparatedList.MAX_TERMS)
                    .forEach(code -> {
                        if (!code.matches("[A-Za-z]{1,60}")) {
                            throw Problem.invalidParameter("digitalSource", "Not a code of letters.");
                        }
                        codes.add(code);
                    });
        }
        return codes;
    }

    private static NavigableSet<Language> languages(@Nullable String parameter) {
        var languages = new TreeSet<Language>();
        if (parameter != null) {
            CommaSeparatedList.of("lang", parameter, CommaSeparatedList.MAX_TERMS)
                    .forEach(tag -> languages.add(language(tag)));
        }
        return languages;
    }

    private static Language language(String tag) {
        return Language.of(tag)
                .orElseThrow(() -> Problem.invalidParameter(
                        "lang",
                        "Known languages: "
                                + Arrays.stream(Language.values())
                                        .map(Language::tag)
                                        .toList() + "."));
    }
}

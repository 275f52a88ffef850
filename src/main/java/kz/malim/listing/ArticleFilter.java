package kz.malim.listing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.malim.text.Language;
import kz.malim.web.Problem;
import org.jspecify.annotations.Nullable;

/** Which articles a list has: those that pass everything here. Empty sets let all pass. */
public record ArticleFilter(
        NavigableSet<Language> langs,
        NavigableSet<String> sections,
        NavigableSet<String> authors,
        TagFilter tags,
        DateRange published,
        @Nullable Instant updatedSince,
        @Nullable ArticleIds ids,
        @Nullable SearchCriteria searched) {

    static ArticleFilter of(ArticleListParameters asked, ZoneId siteZone, @Nullable SearchCriteria searched) {
        return new ArticleFilter(
                languages(asked.lang()),
                CommaSeparatedList.slugs("section", asked.section()),
                CommaSeparatedList.slugs("author", asked.author()),
                TagFilter.of(asked.tag(), asked.withoutTag()),
                DateRange.of(asked.from(), asked.to(), DateRange.zone(asked.tz(), siteZone)),
                asked.updatedSince() == null ? null : DateRange.moment("updatedSince", asked.updatedSince()),
                ArticleIds.of(asked.ids()),
                searched);
    }

    ArticleFilter withoutSearch() {
        return new ArticleFilter(langs, sections, authors, tags, published, updatedSince, ids, null);
    }

    /** The language to name topics in, when there is only one. */
    @Nullable
    Language onlyLanguage() {
        return langs.size() == 1 ? langs.first() : null;
    }

    /** The same for every way to write the same filter. */
    String fingerprint() {
        var anyOf = tags.anyOf().stream().map(ArticleFilter::joined).sorted().toList();
        return Stream.of(
                        joined(langs.stream().map(Language::tag).toList()),
                        joined(sections),
                        joined(authors),
                        joined(anyOf),
                        joined(tags.noneOf()),
                        published.from(),
                        published.before(),
                        updatedSince,
                        ids == null ? null : ids.ids(),
                        ids == null ? null : ids.slugs(),
                        searched == null ? null : searched.typed())
                .map(String::valueOf)
                .collect(Collectors.joining("\n", "articles\n", ""));
    }

    private static String joined(Collection<String> terms) {
        return String.join("|", terms);
    }

    private static NavigableSet<Language> languages(@Nullable String parameter) {
        var languages = new TreeSet<Language>();
        if (parameter != null) {
            CommaSeparatedList.of("lang", parameter, CommaSeparatedList.MOST)
                    .forEach(tag -> languages.add(language(tag)));
        }
        return languages;
    }

    private static Language language(String tag) {
        return Language.of(tag)
                .orElseThrow(() -> Problem.invalidParameter(
                        "lang",
                        "Languages are "
                                + Arrays.stream(Language.values())
                                        .map(Language::tag)
                                        .toList() + "."));
    }
}

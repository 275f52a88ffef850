package kz.malim.article;

import static kz.malim.support.Newsroom.article;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.malim.support.Newsroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database enforces what Java checks, for every client: the same limits, and no links that run scripts. */
@QuarkusTest
class ContentLimitsTest {
    @Inject
    Newsroom newsroom;

    @Inject
    EntityManager database;

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments("revision", "length(title) <= ", ContentRules.TITLE),
                arguments("revision", "length(lede) <= ", ContentRules.LEDE),
                arguments("revision", "length(byline) <= ", ContentRules.BYLINE),
                arguments("revision", "length(source_name) <= ", ContentRules.NAME),
                arguments("revision", "length(source_url) <= ", ContentRules.ADDRESS),
                arguments("revision", "length(kind) <= ", DetailRules.KIND),
                arguments("revision", "length(note) <= ", DetailRules.NOTE),
                arguments("revision", "jsonb_array_length(body) <= ", ContentRules.BLOCKS),
                arguments("revision", "jsonb_array_length(notes) <= ", ContentRules.NOTES),
                arguments("revision_author", "\"position\" < ", ContentRules.AUTHORS),
                arguments("revision_tag", "\"position\" < ", ContentRules.TAGS),
                arguments("revision_section", "\"position\" < ", ContentRules.SECTIONS + 1), // and the main one
                arguments("revision_photo", "\"position\" < ", ContentRules.PHOTOS),
                arguments("revision_story", "\"position\" < ", ContentRules.STORIES),
                arguments("live_entry", "length(title) <= ", ContentRules.TITLE),
                arguments("live_entry", "length(byline) <= ", ContentRules.BYLINE),
                arguments("live_entry", "jsonb_array_length(body) <= ", ContentRules.BLOCKS),
                arguments("live_entry_author", "\"position\" < ", ContentRules.AUTHORS),
                arguments("live_entry_photo", "\"position\" < ", ContentRules.PHOTOS));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void enforcesTheLimitsOfTheRules(String table, String bound, int limit) {
        var bounds = Pattern.compile(Pattern.quote(bound) + "[0-9]+");

        var held = bounds.matcher(checks(table)).results().map(MatchResult::group);

        assertEquals(List.of(bound + limit), held.toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "data:text/html,x",
                "#",
                "# x",
                ""
            })
    void rejectsUnsafeLinks(String href) {
        var story = newsroom.drafts(article().saying("Бірінші."));

        var refusal = assertThrows(PersistenceException.class, () -> linksTo(href, story.id()));

        assertTrue(String.valueOf(refusal.getMessage()).contains("revision_body_links"), refusal::getMessage);
    }

    @Test
    void rejectsUnsafeLinksInFootnotes() {
        var story = newsroom.drafts(article().saying("Бірінші."));

        var refusal = assertThrows(PersistenceException.class, () -> notesLinkTo("javascript:alert(1)", story.id()));

        assertTrue(String.valueOf(refusal.getMessage()).contains("revision_body_links"), refusal::getMessage);
        assertEquals(1, notesLinkTo("tel:112", story.id()));
    }

    @Test
    void acceptsSafeLinks() {
        var story = newsroom.drafts(article().saying("Бірінші."));

        for (var href : List.of(
                "https://example.org/",
                "HTTP://example.org",
                "mailto:a@example.org",
                "tel:+77172123456",
                "/articles/x",
                "#b1")) {
            assertEquals(1, linksTo(href, story.id()), href);
        }
    }

    @Transactional
    String checks(String table) {
        return (String) database.createNativeQuery("""
            select string_agg(pg_get_constraintdef(oid), ' ') from pg_constraint
             where contype = 'c' and conrelid = cast(?1 as regclass)
            """, String.class)
                .setParameter(1, table)
                .getSingleResult();
    }

    @Transactional
    int notesLinkTo(String href, UUID article) {
        return database.createNativeQuery("""
                        update revision set notes = jsonb_build_array(jsonb_build_object('id', 'n', 'text',
                            jsonb_build_array(jsonb_build_object('text', 'x', 'href', cast(?1 as text)))))
                         where article_id = ?2 and state = 'draft'
                        """)
                .setParameter(1, href)
                .setParameter(2, article)
                .executeUpdate();
    }

    /** Puts a link into a box of a draft. */
    @Transactional
    int linksTo(String href, UUID article) {
        return database.createNativeQuery("""
                        update revision set body = jsonb_build_array(jsonb_build_object(
                            'type', 'box', 'id', 'f', 'kind', 'facts', 'body', jsonb_build_array(jsonb_build_object(
                                'type', 'paragraph', 'id', 'p',
                                'text', jsonb_build_array(jsonb_build_object('text', 'x', 'href', cast(?1 as text)))))))
                         where article_id = ?2 and state = 'draft'
                        """)
                .setParameter(1, href)
                .setParameter(2, article)
                .executeUpdate();
    }
}

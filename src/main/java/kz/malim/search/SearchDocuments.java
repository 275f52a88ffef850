package kz.malim.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.body.BodyBlock;
import kz.malim.body.Footnote;
import kz.malim.database.DatabaseFailure;
import kz.malim.search.SearchDocument.Entry;
import kz.malim.search.SearchDocument.Part;
import kz.malim.search.SearchDocument.Weight;
import kz.malim.text.Language;
import kz.malim.words.SearchField;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents for the index in the caller's transaction: of published and scheduled revisions, with the live entries of
 * their articles. The table of documents
 * also rejects drafts.
 */
@ApplicationScoped
class SearchDocuments {
    private static final String QUERY = """
            select r.article_id, r.id, r.lang, r.published_at, r.shown_from is not null as scheduled, r.title, r.lede, r.body, r.notes,
                   r.kind = 'live' as live,
                   (select b.summary from live_blog b where r.kind = 'live' and b.article_id = r.article_id) as summary,
                   (select string_agg(concat_ws(' · ', s.name, (select string_agg(n.value, ' · ') from jsonb_each_text(s.names) n)), ' · ')
                      from revision_section g join section s on s.id = g.section_id where g.revision_id = r.id) as sections,
                   (select string_agg(concat_ws(' · ', w.name, (select string_agg(n.value, ' · ') from jsonb_each_text(w.names) n)), ' · ')
                      from revision_author g join author w on w.id = g.author_id
                     where g.revision_id = r.id) as authors,
                   array_remove(array[
                   r.byline, r.source_name, r.details ->> 'kicker', r.details ->> 'shortTitle', r.details #>> '{dateline,place}',
                   r.details #>> '{sponsor,name}',
                   (select string_agg(concat_ws(' · ', t.name, (select string_agg(n.value, ' · ') from jsonb_each_text(t.names) n)), ' · ')
                      from revision_tag g join tag t on t.id = g.tag_id where g.revision_id = r.id),
                   (select string_agg(concat_ws(' · ', p.caption, p.alt, p.credit_text, p.credit_creator, p.credit_source), ' · ')
                      from revision_photo u join photo p on p.id = u.photo_id where u.revision_id = r.id),
                   (select string_agg(concat_ws(' · ', m.title, m.caption, m.alt, m.credit_text, m.credit_creator, m.credit_source, m.transcript), ' · ')
                      from revision_media u join media m on m.id = u.media_id where u.revision_id = r.id)], null) as metadata
              from revision r where r.article_id = any(?) and r.state in ('published', 'scheduled')
            """;

    private static final String ENTRIES = """
            select e.article_id, e.id, e.title, e.body, a.lang from live_entry e join article a on a.id = e.article_id
             where e.state = 'published' and
            """;

    private static final String VISIBLE =
            "e.id = any(?) and exists (select from shown_live l where l.article_id = e.article_id)";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    SearchDocuments(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<SearchDocument> of(Collection<UUID> articles) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, connection.createArrayOf("uuid", articles.toArray()));
            var entries = new HashMap<UUID, List<Entry>>();
            entries("e.article_id = any(?)", articles, connection)
                    .forEach(entry -> entries.computeIfAbsent(entry.articleId(), none -> new ArrayList<>())
                            .add(entry));
            try (var rows = statement.executeQuery()) {
                var documents = new ArrayList<SearchDocument>();
                while (rows.next()) {
                    documents.add(
                            document(rows, entries.getOrDefault(rows.getObject("article_id", UUID.class), List.of())));
                }
                return documents;
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** An entry of a live blog; empty if readers do not see it. */
    Optional<Entry> ofVisibleEntry(UUID entry) {
        try (var connection = database.getConnection()) {
            return entries(VISIBLE, List.of(entry), connection).stream().findFirst();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private List<Entry> entries(String condition, Collection<UUID> ids, Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(ENTRIES + " " + condition + " order by e.at desc, e.id desc")) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (var rows = statement.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (rows.next()) {
                    var parts = new ArrayList<Part>();
                    add(parts, Weight.BODY, rows.getString("title"));
                    for (var block : read(rows.getString("body"), BodyBlock[].class)) {
                        add(parts, Weight.BODY, block.plain());
                    }
                    entries.add(new Entry(
                            rows.getObject("id", UUID.class),
                            rows.getObject("article_id", UUID.class),
                            Language.of(rows.getString("lang")).orElseThrow(),
                            parts));
                }
                return entries;
            }
        }
    }

    private SearchDocument document(ResultSet row, List<Entry> entries) throws SQLException {
        var parts = new ArrayList<Part>();
        add(parts, Weight.TITLE, row.getString("title"));
        add(parts, Weight.LEDE, row.getString("lede"));
        for (var block : read(row.getString("body"), BodyBlock[].class)) {
            add(parts, Weight.BODY, block.plain());
        }
        for (var note : read(row.getString("notes"), Footnote[].class)) {
            add(parts, Weight.BODY, note.text().plain());
        }
        add(parts, Weight.BODY, row.getString("summary"));
        add(parts, SearchField.SECTION, row.getString("sections"));
        add(parts, SearchField.AUTHOR, row.getString("authors"));
        for (var text : (String[]) row.getArray("metadata").getArray()) {
            add(parts, Weight.METADATA, text);
        }
        return new SearchDocument(
                row.getObject("article_id", UUID.class),
                row.getObject("id", UUID.class),
                Language.of(row.getString("lang")).orElseThrow(),
                row.getObject("published_at", OffsetDateTime.class),
                row.getBoolean("scheduled"),
                parts,
                row.getBoolean("live") ? entries : List.of());
    }

    private <T> T read(String document, Class<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(List<Part> parts, SearchField field, @Nullable String names) {
        if (names != null && !names.isBlank()) {
            parts.add(new Part(Weight.METADATA, field, names));
        }
    }

    private static void add(List<Part> parts, Weight weight, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            parts.add(new Part(weight, text));
        }
    }
}

package kz.malim.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.malim.article.BodyBlock;
import kz.malim.search.SearchDocument.Part;
import kz.malim.search.SearchDocument.Weight;
import kz.malim.text.Language;
import kz.malim.web.DatabaseFailure;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents for the index. It sees what readers see, in the transaction of whoever publishes: a draft cannot come
 * into the index because it is in none of the views.
 */
@ApplicationScoped
class PublishedTexts {
    private static final String TEXTS = """
            select a.id, a.revision_id, a.lang, a.published_at, a.title, a.lede, a.body, array_remove(array[
                   a.byline, a.source_name,
                   (select concat_ws(' · ', s.name, (select string_agg(n.value, ' · ') from jsonb_each_text(s.names) n))
                      from published_section s where s.id = a.section_id),
                   (select string_agg(w.name, ' · ') from published_authorship g join published_author w on w.id = g.author_id
                     where g.revision_id = a.revision_id),
                   (select string_agg(concat_ws(' · ', t.name, (select string_agg(n.value, ' · ') from jsonb_each_text(t.names) n)), ' · ')
                      from published_tagging g join published_tag t on t.id = g.tag_id where g.revision_id = a.revision_id),
                   (select string_agg(concat_ws(' · ', p.photo ->> 'caption', p.photo ->> 'alt',
                                                (select string_agg(c.value, ' · ') from json_each_text(p.photo -> 'credit') c
                                                  where c.key in ('text', 'creator', 'source'))), ' · ')
                      from published_photo p where p.revision_id = a.revision_id)], null) as beside
              from published_article a where a.id = any(?)
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    PublishedTexts(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<SearchDocument> of(Collection<UUID> articles) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(TEXTS)) {
            statement.setArray(1, connection.createArrayOf("uuid", articles.toArray()));
            try (var rows = statement.executeQuery()) {
                var documents = new ArrayList<SearchDocument>();
                while (rows.next()) {
                    documents.add(document(rows));
                }
                return documents;
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private SearchDocument document(ResultSet row) throws SQLException {
        var parts = new ArrayList<Part>();
        add(parts, Weight.TITLE, row.getString("title"));
        add(parts, Weight.LEDE, row.getString("lede"));
        for (var block : body(row.getString("body"))) {
            add(parts, Weight.BODY, block.plain());
        }
        for (var text : (String[]) row.getArray("beside").getArray()) {
            add(parts, Weight.BESIDE, text);
        }
        return new SearchDocument(
                row.getObject("id", UUID.class),
                row.getObject("revision_id", UUID.class),
                Language.of(row.getString("lang")).orElseThrow(),
                row.getObject("published_at", OffsetDateTime.class),
                parts);
    }

    private BodyBlock[] body(String document) {
        try {
            return json.readValue(document, BodyBlock[].class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(List<Part> parts, Weight weight, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            parts.add(new Part(weight, text));
        }
    }
}

package kz.malim.search;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import kz.malim.database.DatabaseFailure;
import kz.malim.published.ReadingPool;
import kz.malim.search.SearchDocument.Entry;
import kz.malim.search.SearchDocument.Weight;
import kz.malim.search.TextMatchSql.DateOrder;
import kz.malim.search.TextMatchSql.Field;
import kz.malim.text.Language;
import kz.malim.words.Spellings;
import kz.malim.words.TextQuery;
import kz.malim.words.Tokens;

/** The search index as tables of the newsroom's own database. */
@ApplicationScoped
class PostgresIndex implements SearchIndex {
    private final AgroalDataSource database;
    private final ReadingPool published;

    PostgresIndex(AgroalDataSource database, ReadingPool published) {
        this.database = database;
        this.published = published;
    }

    @Override
    public void put(Collection<SearchDocument> documents) {
        try (var connection = database.getConnection()) {
            putDocuments(documents, connection);
            var entries = documents.stream()
                    .flatMap(document -> document.entries().stream())
                    .distinct() // a scheduled revision has those of the published one
                    .toList();
            putEntries(entries, connection);
            var visible = documents.stream().filter(document -> !document.scheduled());
            putWords(visible.flatMap(PostgresIndex::texts).toList(), connection);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    @Override
    public void add(Entry entry) {
        try (var connection = database.getConnection()) {
            putEntries(List.of(entry), connection);
            try (var statement = connection.prepareStatement("select add_to_documents(?, cast(? as tsvector))")) {
                statement.setObject(1, entry.articleId());
                statement.setString(2, TsVector.of(entry.parts(), entry.language()));
                statement.execute();
            }
            putWords(texts(entry).toList(), connection);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** A text whose words readers may find. */
    private record VisibleText(Language language, String text) {}

    private static Stream<VisibleText> texts(SearchDocument document) {
        var own = document.parts().stream().map(part -> new VisibleText(document.language(), part.text()));
        return Stream.concat(own, document.entries().stream().flatMap(PostgresIndex::texts));
    }

    private static Stream<VisibleText> texts(Entry entry) {
        return entry.parts().stream().map(part -> new VisibleText(entry.language(), part.text()));
    }

    private static void putEntries(List<Entry> entries, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into search_entry (entry_id, article_id, words) values (?, ?, cast(? as tsvector))
                on conflict (entry_id) do update set words = excluded.words
                 where search_entry.words is distinct from excluded.words
                """)) {
            for (var entry : entries) {
                statement.setObject(1, entry.id());
                statement.setObject(2, entry.articleId());
                statement.setString(3, TsVector.of(entry.parts(), entry.language()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void putDocuments(Collection<SearchDocument> documents, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into search_document (article_id, revision_id, published_at, heading, words)
                values (?, ?, ?, cast(? as tsvector), cast(? as tsvector))
                on conflict (revision_id) do update
                   set published_at = excluded.published_at, heading = excluded.heading, words = excluded.words
                """)) {
            for (var document : documents) {
                statement.setObject(1, document.articleId());
                statement.setObject(2, document.revisionId());
                statement.setObject(3, document.publishedAt());
                statement.setString(4, TsVector.of(document, Weight.LEDE));
                statement.setString(5, TsVector.of(document, Weight.METADATA));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** In alphabetical order, so that concurrent publications cannot deadlock. */
    private static void putWords(List<VisibleText> texts, Connection connection) throws SQLException {
        var byLanguage = new EnumMap<Language, Set<String>>(Language.class);
        for (var text : texts) {
            var words = byLanguage.computeIfAbsent(text.language(), none -> new LinkedHashSet<>());
            Tokens.of(text.text()).forEach(token -> words.add(token.word()));
        }
        var spellings = new TreeMap<String, String>();
        byLanguage.forEach((language, words) -> words.forEach(word -> Spellings.of(word, language)
                .forEach(spelling -> spellings.merge(spelling, word, PostgresIndex::shorter))));
        try (var statement = connection.prepareStatement("""
                insert into search_word (spelling, written)
                select * from unnest(?, ?) as word (spelling, written) order by spelling collate "C"
                on conflict (spelling) do update set written = excluded.written
                 where length(excluded.written) < length(search_word.written)
                """)) {
            statement.setArray(1, texts(spellings.keySet(), connection));
            statement.setArray(2, texts(spellings.values(), connection));
            statement.executeUpdate();
        }
    }

    private static String shorter(String one, String other) {
        return one.length() <= other.length() ? one : other;
    }

    private static Array texts(Collection<String> texts, Connection connection) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    @Override
    public List<UUID> newestByTitle(TextQuery query, int limit) {
        return published.execute(
                TextMatchSql.byDate(query.inTitles(), Field.TITLE_AND_LEDE, DateOrder.NEWEST_FIRST)
                        .and(" limit ?", limit),
                row -> row.getObject("article_id", UUID.class));
    }
}

package kz.malim.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import kz.malim.published.ReadingPool;
import kz.malim.published.SqlQuery;
import kz.malim.words.Synonyms;

/** The synonyms in effect: those that come with Malim, and the newsroom's own. */
@ApplicationScoped
public class NewsroomSynonyms {
    private final EntityManager database;
    private final ReadingPool published;
    private final ObjectMapper json;
    private volatile Known known = new Known(0, Synonyms.SHIPPED);

    NewsroomSynonyms(EntityManager database, ReadingPool published, ObjectMapper json) {
        this.database = database;
        this.published = published;
        this.json = json;
    }

    private record Known(int version, Synonyms synonyms) {}

    /** The database is asked each time, since a response that is cached must have the ones in effect; it returns only news. */
    public Synonyms inEffect() {
        var last = known;
        var news = published.execute(
                new SqlQuery("select version, rules from published_synonyms where version <> ?", last.version()),
                row -> new SynonymsView(row.getInt(1), rules(row.getString(2))));
        for (var view : news) {
            var rules = view.rules().stream()
                    .map(rule -> new Synonyms.Rule(rule.texts(), Boolean.TRUE.equals(rule.mutual())))
                    .toList();
            last = new Known(view.version(), Synonyms.SHIPPED.and(rules));
            known = last;
        }
        return last.synonyms();
    }

    SynonymsView read() {
        return view("select version, cast(rules as text) from synonyms");
    }

    /** In the caller's transaction, before a change. */
    SynonymsView locked() {
        return view("select version, cast(rules as text) from synonyms for update");
    }

    void replace(List<SynonymInput.Rule> rules) {
        try {
            database.createNativeQuery("update synonyms set version = version + 1, rules = cast(?1 as jsonb)")
                    .setParameter(1, json.writeValueAsString(rules))
                    .executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private SynonymsView view(String query) {
        var row = (Object[]) database.createNativeQuery(query).getSingleResult();
        return new SynonymsView((Integer) row[0], rules((String) row[1]));
    }

    private List<SynonymInput.Rule> rules(String document) {
        try {
            return Stream.of(json.readValue(document, SynonymInput.Rule[].class))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package kz.malim.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.malim.database.DatabaseFailure;
import kz.malim.web.Site;

/** Queries the published views, and reads the JSON documents that they return. */
@ApplicationScoped
public class ReadingPool {
    private final AgroalDataSource database;
    private final JsonDocuments documents;

    @Inject
    public ReadingPool(@DataSource("reading") AgroalDataSource database, ObjectMapper json, Site site) {
        this.database = database;
        this.documents = new JsonDocuments(json, site);
    }

    public <T> List<T> execute(SqlQuery query, SqlQuery.RowMapper<T> mapper) {
        try (var connection = database.getConnection()) {
            return query.execute(connection, mapper);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    /** The documents in the first column, as they are. */
    List<String> documents(SqlQuery query) {
        return execute(query, row -> row.getString(1));
    }

    /** The documents in the first column. */
    public <T> List<T> all(SqlQuery query, Class<T> type) {
        return documents(query).stream().map(document -> read(document, type)).toList();
    }

    /** The document in the first column of the first row. */
    public <T> Optional<T> first(SqlQuery query, Class<T> type) {
        return documents(query).stream().findFirst().map(document -> read(document, type));
    }

    public <T> T read(String document, Class<T> type) {
        return documents.read(document, type);
    }
}

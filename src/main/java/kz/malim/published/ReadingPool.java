package kz.malim.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.malim.database.DatabaseFailure;

/** Asks the published views, and reads the JSON documents they answer with. */
@ApplicationScoped
public class ReadingPool {
    private final AgroalDataSource database;
    private final JsonDocuments documents;

    ReadingPool(@DataSource("reading") AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.documents = new JsonDocuments(json);
    }

    public <T> List<T> ask(SqlQuery question, SqlQuery.Reader<T> reader) {
        try (var connection = database.getConnection()) {
            return question.ask(connection, reader);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    public <T> Optional<T> document(SqlQuery question, Class<T> type) {
        return ask(question, row -> row.getString(1)).stream()
                .findFirst()
                .map(document -> documents.read(document, type));
    }

    public <T> T read(String document, Class<T> type) {
        return documents.read(document, type);
    }
}

package kz.malim.preview;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.database.DatabaseFailure;
import kz.malim.published.SqlQuery;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** Verifies the tokens of preview links: by signature without a query, and then in one statement that writes nothing. */
@ApplicationScoped
class ValidLinks {
    private static final String LINK = """
            select l.article_id, l.revoked_at is not null, l.expires_at,
                   concat_ws('/', a.version, (select concat_ws('/', r.id, r.saved_at) from revision r
                                               where r.article_id = a.id order by r.number desc limit 1)),
                   exists (select from takedown t where t.article_id = a.id)
              from preview_link l join article a on a.id = l.article_id where l.id = ?
            """;

    private final AgroalDataSource pool;
    private final Clock clock;
    private volatile byte @Nullable [] secret;

    ValidLinks(@DataSource("previews") AgroalDataSource pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** A version of the content of an article: another one after each save. */
    record ArticleVersion(UUID article, String version) {}

    private record Link(ArticleVersion content, boolean isRevoked, OffsetDateTime expiresAt, boolean isTakenDown) {
        static Link of(ResultSet row) throws SQLException {
            return new Link(
                    new ArticleVersion(row.getObject(1, UUID.class), row.getString(4)),
                    row.getBoolean(2),
                    row.getObject(3, OffsetDateTime.class),
                    row.getBoolean(5));
        }
    }

    /** What the link of a token shows. */
    ArticleVersion content(String token) {
        var link = signingKey()
                .flatMap(key -> PreviewToken.read(token, key))
                .flatMap(verified -> first(new SqlQuery(LINK, verified.link()), Link::of))
                .orElseThrow(ValidLinks::invalid);
        if (link.isRevoked && link.isTakenDown) { // by the takedown itself (V007)
            throw new Problem(ProblemType.GONE, "The article was taken down, and its preview links with it.");
        }
        if (link.isRevoked || !clock.instant().isBefore(link.expiresAt.toInstant())) {
            throw invalid();
        }
        return link.content;
    }

    /** Nothing until the first link is created. It never changes, so it is read once. */
    private Optional<byte[]> signingKey() {
        var known = secret;
        if (known == null) {
            var stored = first(new SqlQuery("select secret from signing_key", List.of()), row -> row.getBytes(1));
            secret = stored.orElse(null);
            return stored;
        }
        return Optional.of(known);
    }

    private <T> Optional<T> first(SqlQuery query, SqlQuery.RowMapper<T> mapper) {
        try (var connection = pool.getConnection()) {
            return query.execute(connection, mapper).stream().findFirst();
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static Problem invalid() {
        return new Problem(ProblemType.FORBIDDEN, "This preview link is invalid, expired or revoked.");
    }
}

package kz.malim.listing;

import java.time.ZoneId;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Parses the query string of a list, without a server. */
final class ListRequest {
    private ListRequest() {}

    static ArticleQuery query(String queryString) {
        return query(queryString, null);
    }

    static ArticleQuery query(String queryString, @Nullable SearchCriteria search) {
        var values = new HashMap<String, @Nullable String>();
        for (var parameter : queryString.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                values.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        var parameters = new ArticleListParameters(
                null,
                values.get("autocorrect"),
                values.get("lang"),
                values.get("section"),
                values.get("kind"),
                values.get("digitalSource"),
                values.get("tag"),
                values.get("tag!"),
                values.get("author"),
                values.get("from"),
                values.get("to"),
                values.get("tz"),
                values.get("updatedSince"),
                values.get("ids"),
                values.get("sort"),
                values.get("limit"),
                values.get("cursor"),
                values.get("page"),
                values.get("count"),
                values.get("facets"),
                values.get("fields"),
                values.get("profile"),
                values.get("include"),
                values.get("widths"));
        return ArticleQuery.of(parameters, ZoneId.of("Asia/Almaty"), search);
    }
}

package kz.malim.listing;

import java.time.ZoneId;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** A list as it stands in an address, without the server that reads it. */
final class ListRequest {
    private ListRequest() {}

    static ArticleQuery query(String address) {
        return query(address, null);
    }

    static ArticleQuery query(String address, @Nullable SearchCriteria searched) {
        var sent = new HashMap<String, @Nullable String>();
        for (var parameter : address.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                sent.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        var parameters = new ArticleListParameters(
                null,
                sent.get("lang"),
                sent.get("section"),
                sent.get("tag"),
                sent.get("tag!"),
                sent.get("author"),
                sent.get("from"),
                sent.get("to"),
                sent.get("tz"),
                sent.get("updatedSince"),
                sent.get("ids"),
                sent.get("sort"),
                sent.get("limit"),
                sent.get("cursor"),
                sent.get("page"),
                sent.get("count"),
                sent.get("facets"),
                sent.get("fields"));
        return ArticleQuery.of(parameters, ZoneId.of("Asia/Almaty"), searched);
    }
}

package kz.malim.renditions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.malim.cache.CdnTags;
import kz.malim.change.ChangeTag;
import kz.malim.media.RenditionName;

/** The headers of renditions, from the cache and from the resource. */
final class RenditionHeaders {
    /** A year, as RFC 9111 caches support it. */
    static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

    private RenditionHeaders() {}

    /** The key in the name is a hash of everything in the file, so it is a strong validator. */
    static String etag(RenditionName name) {
        return "\"" + name + "\"";
    }

    static Map<String, String> of(UUID photo, RenditionName name, CdnTags cdn) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ETag", etag(name));
        headers.put("Cache-Control", CACHE_CONTROL);
        headers.putAll(cdn.header(Set.of(ChangeTag.photo(photo))));
        headers.put("Accept-Ranges", "bytes");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
        return headers;
    }
}

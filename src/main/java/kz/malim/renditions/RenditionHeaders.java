package kz.malim.renditions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import kz.malim.change.ChangeTag;
import kz.malim.media.RenditionName;

/** What is said with a rendition, whoever sends it. */
final class RenditionHeaders {
    /** A year, the longest that RFC 9111 caches are sure to understand. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private RenditionHeaders() {}

    /** The name has a key of everything in the file, so it is as strong a validator as a hash of the bytes. */
    static String etag(RenditionName name) {
        return "\"" + name + "\"";
    }

    static Map<String, String> of(UUID photo, RenditionName name) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ETag", etag(name));
        headers.put("Cache-Control", FOR_EVER);
        headers.put("Cache-Tag", ChangeTag.photo(photo));
        headers.put("Surrogate-Key", ChangeTag.photo(photo));
        headers.put("Accept-Ranges", "bytes");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "default-src 'none'; sandbox");
        return headers;
    }
}

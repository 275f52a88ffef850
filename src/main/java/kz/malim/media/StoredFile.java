package kz.malim.media;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import kz.malim.probe.FileType;
import kz.malim.probe.MediaKind;
import kz.malim.storage.ByteRange;
import kz.malim.storage.FileStore;
import kz.malim.storage.FileStore.Stored;
import kz.malim.storage.PartsInputStream;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import kz.malim.web.SecurityHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The stored file of a media item as a response, whole or in part: streamed, never in memory. */
public record StoredFile(FileType type, Stored file) {
    private static final int MAX_NAME = 80;
    private static final Logger LOG = Logger.getLogger(StoredFile.class);

    /** A page of its own in a browser: it plays, and can do nothing else. */
    private static final String POLICY = "default-src 'none'; media-src 'self'; sandbox";

    public static StoredFile of(String sha256, FileType type, FileStore store) {
        var key = MediaFile.storageKey(sha256);
        var file = store.find(key);
        if (file.isEmpty()) {
            LOG.errorf("MALIM-7005 Media file missing in storage: key=%s", key);
            throw new Problem(ProblemType.STORAGE_UNAVAILABLE, ProblemType.STORAGE_UNAVAILABLE.remedy());
        }
        return new StoredFile(type, file.get());
    }

    /** @param range of the request, unless it is for another version of the file */
    public Response.ResponseBuilder response(@Nullable String range, @Nullable String title) {
        long size = file.length();
        var part = ByteRange.of(range, size);
        if (part.isPresent() && part.get().isUnsatisfiable(size)) {
            throw new Problem(ProblemType.RANGE_NOT_SATISFIABLE, "The file has " + size + " bytes.")
                    .withMembers(Map.of("size", size));
        }
        var sent = part.orElse(new ByteRange(0, size));
        var response = headers(
                        part.isPresent() ? Response.status(Response.Status.PARTIAL_CONTENT) : Response.ok(),
                        type,
                        title)
                .entity(new PartsInputStream(file, sent))
                .header(HttpHeaders.CONTENT_LENGTH, sent.length());
        part.map(known -> known.of(size)).ifPresent(value -> response.header("Content-Range", value));
        return response;
    }

    /** What lets a browser show nothing but media, and run nothing. */
    public static Response.ResponseBuilder headers(
            Response.ResponseBuilder response, FileType type, @Nullable String title) {
        return response.type(type.isText() ? type.mediaType() + ";charset=UTF-8" : type.mediaType())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(type, title))
                .header(SecurityHeaders.CONTENT_TYPE_OPTIONS, SecurityHeaders.NO_SNIFF)
                .header(SecurityHeaders.POLICY, POLICY);
    }

    /** Documents are for other programs than a browser (RFC 6266); their title is their file name. */
    private static String disposition(FileType type, @Nullable String title) {
        if (type.kind() != MediaKind.FILE || type == FileType.VTT) {
            return "inline";
        }
        return Optional.ofNullable(title)
                .map(name -> "attachment; filename*=UTF-8''" + encoded(shortened(name) + "." + type.extension()))
                .orElse("attachment");
    }

    /** A file name that is longer is of no use, and would make the headers too large for proxies. */
    private static String shortened(String name) {
        int end = name.offsetByCodePoints(0, Math.min(MAX_NAME, name.codePointCount(0, name.length())));
        return name.substring(0, end).strip();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name.replaceAll("[/\\\\:]", "-"), StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}

package kz.malim.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import kz.malim.text.Utf8;
import kz.malim.web.NearestName;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.multipart.FileItem;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/**
 * Refuses the parts of a form that would be dropped, and text that would be changed: Quarkus ignores unknown parts and decodes
 * with U+FFFD for what is not UTF-8.
 */
final class UploadForm {
    static final String FILE = "file";

    /** Bytes; the limit of fields without a file name, in application.properties. */
    private static final int MAX_TEXT = 64 << 10;

    private static final String UTF_8 = "utf-8";

    private UploadForm() {}

    /** Checks the form of the current request. */
    static void requireOnly(Set<String> names) {
        var form = CurrentRequestManager.get().getFormData();
        if (form == null || !form.iterator().hasNext()) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "The form has no parts.");
        }
        for (var name : form) {
            if (name == null) {
                throw new Problem(
                        ProblemType.MALFORMED_REQUEST,
                        "A part has no name: Content-Disposition: form-data; name=\"file\" is required.");
            }
            requireKnown(name, names);
            if (form.get(name).size() > 1) {
                throw new Problem(ProblemType.MALFORMED_REQUEST, "Send the part " + name + " once.");
            }
            requireReadable(name, form.get(name));
        }
    }

    private static void requireKnown(String name, Set<String> names) {
        if (!names.contains(name)) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    "Unknown part \"" + NearestName.shown(name) + "\"." + NearestName.question(name, names) + " Known: "
                            + String.join(", ", new TreeSet<>(names)) + ".");
        }
    }

    private static void requireReadable(String name, Collection<FormValue> values) {
        for (var value : values) {
            if (value.isFileItem() && name.equals(FILE)) {
                continue;
            }
            if (value.isFileItem()) {
                requireUtf8(name, value.getFileItem());
                continue;
            }
            if (name.equals(FILE)) {
                throw new Problem(
                        ProblemType.MALFORMED_REQUEST,
                        "The part file has no file name: Content-Disposition: form-data; name=\"file\"; filename=\"photo.jpg\".");
            }
            var charset = value.getCharset();
            if (charset != null && !charset.toLowerCase(Locale.ROOT).equals(UTF_8)) {
                throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The only charset is UTF-8.");
            }
            if (value.getValue().indexOf('\uFFFD') >= 0) {
                throw new Problem(ProblemType.INVALID_CHARACTER, "The part " + name + " is not UTF-8, or has U+FFFD.");
            }
        }
    }

    /** Text may be sent as a file too. */
    private static void requireUtf8(String name, FileItem text) {
        try (var in = text.getInputStream()) {
            var bytes = in.readNBytes(MAX_TEXT + 1);
            if (bytes.length > MAX_TEXT) {
                throw new Problem(
                        ProblemType.CONTENT_TOO_LARGE, "The part " + name + " has at most " + MAX_TEXT + " bytes.");
            }
            if (Utf8.decode(ByteBuffer.wrap(bytes)) == null) {
                throw new Problem(ProblemType.INVALID_CHARACTER, "The part " + name + " is not UTF-8.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

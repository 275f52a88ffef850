package kz.malim.webhook;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kz.malim.management.CommonFields;
import kz.malim.text.WebAddress;
import kz.malim.web.RequestJson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook as administrators send it. */
@Schema(name = "WebhookInput", description = "Whom to tell of which changes.")
record WebhookInput(
        @Schema(minLength = 1, maxLength = CommonFields.NAME, description = "For people.")
        String name,

        @Schema(
                minLength = 1,
                maxLength = MAX_URL,
                description =
                        "Where events are sent by `POST`: an `https` URL on a public network, or in a network that the operators"
                                + " allow. Redirects are not followed.",
                examples = "https://news.example/api/revalidate")
        String url,

        @Schema(description = "Default: `cloudevents`.") @Nullable
        WebhookFormat format,

        @Schema(
                maxItems = 20,
                description =
                        "Event types: article.published, article.updated, article.unpublished, article.taken_down, article.moved,"
                                + " related.changed, front.changed, photo.changed, media.changed, author.changed, section.changed,"
                                + " tag.changed, menu.changed, page.changed, search.changed. Empty: all. `ping` and `resync`"
                                + " are always sent.")
        @Nullable
        List<String> types,

        @Nullable WebhookFilter filter,

        @Schema(
                maxProperties = MAX_HEADERS,
                description =
                        "Headers to send with each event, such as `Authorization`. Values are stored encrypted and never returned."
                                + " Omit to keep those there are; `{}` for none.")
        @Nullable
        Map<String, String> headers) {
    static final int MAX_URL = 2_000;
    static final int MAX_HEADERS = 10;
    private static final int MAX_TYPES = 20;
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,60}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,998}[\\x21-\\x7e])?");

    /** What Malim or the connection sets. */
    private static final Set<String> RESERVED = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "expect",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    WebhookInput {
        name = CommonFields.line(name, "name", CommonFields.NAME);
        if (url == null
                || url.length() > MAX_URL
                || WebAddress.parse(url)
                        .filter(address -> address.getRawFragment() == null)
                        .isEmpty()) {
            throw RequestJson.refused(
                    "url", "An absolute https URL without a fragment, of at most " + MAX_URL + " characters.");
        }
        format = format == null ? WebhookFormat.CLOUDEVENTS : format;
        types = bounded(types, "types", MAX_TYPES);
        for (int i = 0; i < types.size(); i++) {
            if (!EventTypes.ALL.contains(types.get(i))) {
                throw RequestJson.refused("types/" + i, "One of " + String.join(", ", EventTypes.ALL) + ".");
            }
        }
        filter = filter == null ? new WebhookFilter(null, null, null, null) : filter;
        headers = headers == null ? null : checked(headers);
    }

    WebhookFormat wantedFormat() {
        return requireNonNull(format);
    }

    List<String> wantedTypes() {
        return requireNonNull(types);
    }

    WebhookFilter wantedFilter() {
        return requireNonNull(filter);
    }

    static <T> List<T> bounded(@Nullable List<T> given, String field, int most) {
        var list = given == null ? List.<T>of() : given.stream().distinct().toList();
        if (list.size() > most) {
            throw RequestJson.refused(field, "At most " + most + ".");
        }
        return list;
    }

    private static Map<String, String> checked(Map<String, String> headers) {
        if (headers.size() > MAX_HEADERS) {
            throw RequestJson.refused("headers", "At most " + MAX_HEADERS + ".");
        }
        var checked = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((header, value) -> {
            var at = RequestJson.pointer("headers", header);
            var lower = header.toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(header).matches()
                    || RESERVED.contains(lower)
                    || lower.startsWith("webhook-")
                    || checked.containsKey(header)) {
                throw RequestJson.refused(
                        at, "The name of a header that Malim does not set itself, of at most 60 characters, once.");
            }
            if (value == null || !HEADER_VALUE.matcher(value).matches()) {
                throw RequestJson.refused(at, "1 to 1000 visible ASCII characters, with spaces inside.");
            }
            checked.put(header, value);
        });
        return checked;
    }
}

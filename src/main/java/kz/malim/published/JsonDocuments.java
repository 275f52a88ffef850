package kz.malim.published;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.function.Function;
import kz.malim.text.Language;
import kz.malim.web.ContentUsage;
import kz.malim.web.Rfc3339;
import kz.malim.web.Site;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON documents that PostgreSQL makes of what Malim has stored into the views that are sent. It adds what the
 * database does not know: a timestamp gets the offset of the site's time zone, a date is the day of a timestamp there, an
 * article that of its page on the site, and a photo or a media item those of its files. Thread-safe.
 *
 * <p>The documents hold no key twice and no character that could not be stored, so they are not searched for such things
 * again, as what clients send is.
 */
final class JsonDocuments {
    private final ObjectMapper json;

    @SuppressWarnings("deprecation") // the builder that replaces it cannot change a mapper Quarkus has made
    JsonDocuments(ObjectMapper strict, Site site) {
        var zone = site.zone();
        this.json = strict.copy()
                .configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, false)
                .registerModule(new SimpleModule("as stored")
                        .addDeserializer(String.class, StringDeserializer.instance)
                        .addDeserializer(
                                OffsetDateTime.class, new InZone<>(OffsetDateTime.class, zone, Function.identity()))
                        .addDeserializer(
                                LocalDate.class, new InZone<>(LocalDate.class, zone, OffsetDateTime::toLocalDate))
                        .addDeserializer(URI.class, new PageOnSite(site))
                        .addDeserializer(
                                ContentUsage.class,
                                new StdDelegatingDeserializer<>(
                                        new UsageOnSite(site.usage().orElse(ContentUsage.NONE))))
                        .addDeserializer(AuthorView.class, new StdDelegatingDeserializer<>(new AuthorInArticle(site)))
                        .addDeserializer(PhotoView.class, new StdDelegatingDeserializer<>(new PhotoWithAddresses()))
                        .addDeserializer(MediaView.class, new StdDelegatingDeserializer<>(new MediaWithAddresses()))
                        .addDeserializer(LiveEntriesView.class, new StdDelegatingDeserializer<>(new NewestEntries())));
    }

    <T> T read(String document, Class<T> type) {
        try {
            return json.readValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A timestamp as the site's clocks show it. */
    private static final class InZone<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient ZoneId zone;
        private final transient Function<OffsetDateTime, T> form;

        InZone(Class<T> type, ZoneId zone, Function<OffsetDateTime, T> form) {
            super(type);
            this.zone = zone;
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return form.apply(Rfc3339.at(instant(parser.getText()), zone));
        }

        /** The first day of the year 1 begins before the year 1 in UTC, which PostgreSQL then writes as 1 BC. */
        private static Instant instant(String text) {
            return text.endsWith(" BC")
                    ? OffsetDateTime.parse(text.substring(0, text.length() - " BC".length()))
                            .with(ChronoField.YEAR_OF_ERA, 1)
                            .with(ChronoField.ERA, 0)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        }
    }

    /** Where the site shows an article, from the article's language, slug and section. */
    private static final class PageOnSite extends StdScalarDeserializer<URI> {
        private static final long serialVersionUID = 1L;

        private final transient Site site;

        PageOnSite(Site site) {
            super(URI.class);
            this.site = site;
        }

        @Override
        public @Nullable URI deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var parts = parser.getText().split("/", -1);
            var lang = Language.of(parts[0]).orElseThrow();
            return site.page(lang, parts[1], parts.length > 2 ? parts[2] : null).orElse(null);
        }
    }

    /** What the article and its section say, and where they say nothing, what the site does. */
    private static final class UsageOnSite extends StdConverter<Map<String, Boolean>, @Nullable ContentUsage> {
        private final ContentUsage general;

        UsageOnSite(ContentUsage general) {
            this.general = general;
        }

        @Override
        public @Nullable ContentUsage convert(Map<String, Boolean> stated) {
            var usage =
                    new ContentUsage(stated.get("trainAi"), stated.get("aiOutput"), stated.get("search")).or(general);
            return usage.equals(ContentUsage.NONE) ? null : usage;
        }
    }

    private static final class AuthorInArticle extends StdConverter<TopicRow.OfAuthor, AuthorView> {
        private final Site site;

        AuthorInArticle(Site site) {
            this.site = site;
        }

        @Override
        public AuthorView convert(TopicRow.OfAuthor author) {
            return author.inArticle(site);
        }
    }

    private static final class MediaWithAddresses extends StdConverter<MediaRow, MediaView> {
        @Override
        public MediaView convert(MediaRow media) {
            return media.view();
        }
    }

    private static final class PhotoWithAddresses extends StdConverter<PictureRow.InArticle, PhotoView> {
        @Override
        public PhotoView convert(PictureRow.InArticle photo) {
            return photo.view();
        }
    }

    /** Where an article includes entries, it is the first page of the newest. */
    private static final class NewestEntries extends StdConverter<LiveEntriesRow, LiveEntriesView> {
        @Override
        public LiveEntriesView convert(LiveEntriesRow entries) {
            return entries.page(LiveEntriesRequest.NEWEST);
        }
    }
}

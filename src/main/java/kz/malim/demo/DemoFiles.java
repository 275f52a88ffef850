package kz.malim.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.malim.article.ArticleContent;
import kz.malim.author.AuthorInput;
import kz.malim.live.LiveEntryContent;
import kz.malim.media.Credit;
import kz.malim.media.MediaContent;
import kz.malim.storage.TemporaryFolder;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import kz.malim.topic.SectionInput;
import kz.malim.topic.TagInput;
import org.jspecify.annotations.Nullable;

/** Reads the files under {@code demo/}. */
@ApplicationScoped
class DemoFiles {
    private final ObjectMapper json;

    DemoFiles(ObjectMapper json) {
        this.json = json;
    }

    Newsroom newsroom() {
        return read("newsroom", Newsroom.class);
    }

    Story story(String name) {
        return read("articles/" + name, Story.class);
    }

    ArticleContent content(String name) {
        return read("articles/" + name, ArticleContent.class);
    }

    /** A copy of a file, to be deleted afterwards. */
    Path media(String name) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/media/" + name)) {
            var copy = TemporaryFolder.newFile(".demo");
            Files.copy(requireNonNull(file), copy, StandardCopyOption.REPLACE_EXISTING);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path copy) {
        try {
            Files.delete(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String name, Class<T> type) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/" + name + ".json")) {
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Newsroom(
            List<AuthorInput> authors,
            List<SectionInput> sections,
            List<TagInput> tags,
            List<String> articles,
            List<Block> blocks) {}

    record Block(Slug name, String title, List<Item> items) {}

    record Item(
            Slug article, @Nullable String title, @Nullable String teaser) {}

    /** @param stories the articles that blocks lead to, by the ids of the blocks: articles get ids when they are created */
    record Story(
            Language lang,
            Slug slug,
            List<PhotoRecord> photos,
            @Nullable List<MediaRecord> media,
            List<Slug> related,
            @Nullable Slug translationOf,
            @Nullable Map<String, Slug> stories,
            @Nullable CoverageRecord coverage,
            @Nullable List<LiveEntryContent> entries) {}

    record CoverageRecord(
            OffsetDateTime startedAt,
            @Nullable OffsetDateTime liveUntil,
            @Nullable String summary) {}

    /** @param file its name under {@code demo/media} */
    record MediaRecord(UUID id, String file, MediaContent content) {}

    record PhotoRecord(
            UUID id,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable Credit credit) {}
}

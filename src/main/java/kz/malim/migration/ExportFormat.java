package kz.malim.migration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A form in which other systems give their stories away. Another form is another class and a line here. */
enum ExportFormat {
    /** WXR, the file of WordPress. */
    WORDPRESS(".xml") {
        @Override
        void read(Path file, ExportOptions options, StoryReceiver receiver) throws IOException {
            new WordPressExport(file, options).read(receiver);
        }
    },
    /** The JSON file of Ghost. */
    GHOST(".json") {
        @Override
        void read(Path file, ExportOptions options, StoryReceiver receiver) throws IOException {
            new GhostExport(file, options).read(receiver);
        }
    },
    /** RSS or Atom. */
    FEED(".rss") {
        @Override
        void read(Path file, ExportOptions options, StoryReceiver receiver) throws IOException {
            new FeedExport(file, options).read(receiver);
        }
    },
    /** A JSON object a line. */
    LINES(".ndjson .jsonl") {
        @Override
        void read(Path file, ExportOptions options, StoryReceiver receiver) throws IOException {
            new LinesExport(file, options).read(receiver);
        }
    },
    /** A table. */
    CSV(".csv") {
        @Override
        void read(Path file, ExportOptions options, StoryReceiver receiver) throws IOException {
            new CsvExport(file, options).read(receiver);
        }
    };

    private final String endings;

    ExportFormat(String endings) {
        this.endings = endings;
    }

    /** Hands over the stories one after another; the file is never in memory as a whole. */
    abstract void read(Path file, ExportOptions options, StoryReceiver receiver) throws IOException;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ExportFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(name))
                .findFirst();
    }

    /** By the ending of the file's name. */
    static Optional<ExportFormat> of(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> Stream.of(format.endings.split(" ")).anyMatch(name::endsWith))
                .findFirst();
    }
}

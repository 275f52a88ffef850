package kz.malim.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file formats that are accepted as media, other than pictures. */
public enum FileType {
    MP4(MediaKind.VIDEO, "video/mp4"),
    WEBM(MediaKind.VIDEO, "video/webm"),
    M4A(MediaKind.AUDIO, "audio/mp4"),
    WEBA(MediaKind.AUDIO, "audio/webm"),
    MP3(MediaKind.AUDIO, "audio/mpeg"),
    AAC(MediaKind.AUDIO, "audio/aac"),
    OGG(MediaKind.AUDIO, "audio/ogg"),
    WAV(MediaKind.AUDIO, "audio/wav"),
    PDF(MediaKind.FILE, "application/pdf"),
    DOCX(MediaKind.FILE, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX(MediaKind.FILE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPTX(MediaKind.FILE, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ODT(MediaKind.FILE, "application/vnd.oasis.opendocument.text"),
    CSV(MediaKind.FILE, "text/csv"),
    TXT(MediaKind.FILE, "text/plain"),
    VTT(MediaKind.FILE, "text/vtt");

    /** All of them, for people. */
    static final String NAMES = Arrays.stream(values())
            .map(Enum::name)
            .map(name -> name.equals("WEBA") ? "WebM audio" : name)
            .collect(Collectors.joining(", "));

    private final MediaKind kind;
    private final String mediaType;

    FileType(MediaKind kind, String mediaType) {
        this.kind = kind;
        this.mediaType = mediaType;
    }

    public MediaKind kind() {
        return kind;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its words need a charset beside the media type. */
    public boolean isText() {
        return mediaType.startsWith("text/");
    }

    /** By the name stored in the database, which is the extension. */
    public static FileType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}

package kz.malim.live;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The coverage of one article: when it begins and ends, and what happened so far. */
@Entity
public class LiveBlog {
    @Id
    private UUID articleId;

    private Instant startedAt;
    private @Nullable Instant liveUntil;
    private @Nullable String summary;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected LiveBlog() {}

    LiveBlog(UUID articleId, Instant startedAt) {
        this.articleId = articleId;
        this.startedAt = startedAt;
    }

    void cover(Instant from, @Nullable Instant until, @Nullable String soFar) {
        startedAt = from;
        liveUntil = until;
        summary = soFar;
    }

    public UUID articleId() {
        return articleId;
    }

    public Instant startedAt() {
        return startedAt;
    }

    @Nullable
    public Instant liveUntil() {
        return liveUntil;
    }

    @Nullable
    public String summary() {
        return summary;
    }

    /** The {@code ETag}, and the value of {@code If-Match}. */
    public int version() {
        return version;
    }
}

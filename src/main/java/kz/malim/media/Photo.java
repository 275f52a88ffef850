package kz.malim.media;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import kz.malim.text.Clean;
import org.jspecify.annotations.Nullable;

/** A picture, or the announcement of one: it can have a credit and no file yet. */
@Entity
public class Photo {
    @Id
    private UUID id;

    private @Nullable String alt;
    private @Nullable String caption;

    @Embedded
    private @Nullable Credit credit;

    private Instant createdAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Photo() {}

    /** @param id chosen by the caller, since bodies name photos by it */
    public Photo(UUID id, @Nullable String alt, @Nullable String caption, @Nullable Credit credit, Instant createdAt) {
        this.id = id;
        this.alt = Clean.lineOrNull(alt);
        this.caption = Clean.lineOrNull(caption);
        this.credit = credit;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public @Nullable String alt() {
        return alt;
    }

    public @Nullable Credit credit() {
        return credit;
    }
}

package kz.malim.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.time.Duration;
import java.util.Optional;
import kz.malim.settings.Amount;

/** How long history is kept; for ever unless set. */
@ConfigMapping(prefix = "malim.retention")
public interface RetentionConfig {
    /** Entries of the audit log; receipts of erasures are kept. */
    Optional<@WithConverter(Amount.Retention.class) Duration> audit();

    /** Revisions, since they were superseded. */
    Optional<@WithConverter(Amount.Retention.class) Duration> revisions();
}

package kz.malim.importing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Language;
import org.jspecify.annotations.Nullable;

/** Where imported articles came from. */
@ApplicationScoped
class ImportOrigins implements PanacheRepositoryBase<ImportOrigin, UUID> {

    /** The story of this title: of this day if there is one, else one without a day; of any day when {@code day} is null. */
    Optional<ImportOrigin> of(Language lang, TitleKey title, @Nullable LocalDate day) {
        return find("lang = ?1 and titleKey = ?2", lang.tag(), title.value()).stream()
                .filter(origin -> origin.matches(day))
                .max(Comparator.comparing((ImportOrigin origin) -> origin.isOfDay(day))
                        .thenComparing(ImportOrigin::articleId));
    }
}

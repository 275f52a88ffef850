package kz.malim.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import kz.malim.text.Language;

@ApplicationScoped
class PageReader {
    Page read(String text, Optional<Language> language) {
        return new Page(
                language.orElse(Language.KAZAKH),
                text.lines().findFirst().orElseThrow(),
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}

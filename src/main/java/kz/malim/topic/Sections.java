package kz.malim.topic;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.web.SluggedRepository;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.malim.text.Slug;
import kz.malim.web.CanonicalUuid;
import kz.malim.web.Problem;
import kz.malim.web.ProblemType;
import org.jspecify.annotations.Nullable;

/** The sections of the newsroom. */
@ApplicationScoped
public class Sections implements SluggedRepository<Section> {

    @Override
    public String kind() {
        return "section";
    }
}

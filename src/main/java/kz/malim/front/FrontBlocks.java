package kz.malim.front;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import kz.malim.management.EditingRepository;
import kz.malim.text.Slug;

/** The blocks of the newsroom's fronts. */
@ApplicationScoped
public class FrontBlocks implements EditingRepository<FrontBlock> {

    @Override
    public String kind() {
        return "block";
    }

    public Optional<FrontBlock> named(Slug name) {
        return find("name", name.value()).firstResultOptional();
    }
}

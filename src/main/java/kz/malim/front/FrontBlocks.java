package kz.malim.front;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import kz.malim.text.Slug;
import kz.malim.web.EditingRepository;

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

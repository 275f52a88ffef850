package kz.malim.topic;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.web.SluggedRepository;

/** The sections of the newsroom. */
@ApplicationScoped
public class Sections implements SluggedRepository<Section> {

    @Override
    public String kind() {
        return "section";
    }
}

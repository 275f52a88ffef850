package kz.malim.topic;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.management.SluggedRepository;

/** The sections of the newsroom. */
@ApplicationScoped
public class Sections implements SluggedRepository<Section> {

    @Override
    public String kind() {
        return "section";
    }
}

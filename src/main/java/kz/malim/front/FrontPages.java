package kz.malim.front;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.management.NamedRepository;

/** The pages of fronts, which are known by their names. */
@ApplicationScoped
class FrontPages implements NamedRepository<FrontPage> {

    @Override
    public String kind() {
        return "page";
    }
}

package kz.malim.site;

import jakarta.enterprise.context.ApplicationScoped;
import kz.malim.management.NamedRepository;

/** The menus of the site, which are known by their names. */
@ApplicationScoped
class Menus implements NamedRepository<Menu> {

    @Override
    public String kind() {
        return "menu";
    }
}

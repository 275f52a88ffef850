package kz.malim.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import kz.malim.management.EditingRepository;

/** The menus of the site, which are known by their names. */
@ApplicationScoped
class Menus implements EditingRepository<Menu> {

    @Override
    public String kind() {
        return "menu";
    }

    Optional<Menu> named(String name) {
        return find("name", name).firstResultOptional();
    }

    /** Locked until the transaction ends. */
    Optional<Menu> lockedAndNamed(String name) {
        return find("name", name).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}

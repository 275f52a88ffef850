package kz.malim.front;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import kz.malim.management.EditingRepository;

/** The pages of fronts, which are known by their names. */
@ApplicationScoped
class FrontPages implements EditingRepository<FrontPage> {

    @Override
    public String kind() {
        return "page";
    }

    Optional<FrontPage> named(String name) {
        return find("name", name).firstResultOptional();
    }

    /** Locked until the transaction ends. */
    Optional<FrontPage> lockedAndNamed(String name) {
        return find("name", name).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }
}

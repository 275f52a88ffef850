package kz.malim.media;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The photos of the newsroom, with and without files. */
@ApplicationScoped
public class Photos implements PanacheRepositoryBase<Photo, UUID> {}

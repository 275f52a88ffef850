package kz.malim.management;

import java.util.UUID;

/** A representation of something that editors read and change; its version is its {@code ETag}. */
public interface VersionedView {
    UUID id();

    int version();
}

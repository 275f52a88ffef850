package kz.malim.database;

import java.nio.file.Path;

/** Another Malim holds the data folder. */
public final class FolderInUse extends DatabaseUnusable {
    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder, String owner) {
        super("Another Malim (" + owner + ") is using the data folder " + folder
                + ". Stop it, or name another folder with MALIM_DATA_DIR.");
    }
}

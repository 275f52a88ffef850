package kz.malim.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.nio.file.Path;
import kz.malim.settings.Address;
import kz.malim.settings.Name;

/** The folders of the embedded database and of what is temporary, and the role of the reading side in any database. */
@ConfigMapping(prefix = "malim")
public interface DatabaseConfig {
    @WithConverter(Address.Folder.class)
    Path dataDir();

    @WithConverter(Address.Folder.class)
    Path temporaryDir();

    @WithConverter(Name.DatabaseRole.class)
    String readingRole();
}

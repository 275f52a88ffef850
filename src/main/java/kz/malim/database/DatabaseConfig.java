package kz.malim.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import java.nio.file.Path;
import kz.malim.settings.Address;
import kz.malim.settings.Name;

/** The folder of the embedded database, and the role of the reading side in any. */
@ConfigMapping(prefix = "malim")
public interface DatabaseConfig {
    @WithConverter(Address.Folder.class)
    Path dataDir();

    @WithConverter(Name.DatabaseRole.class)
    String readingRole();
}

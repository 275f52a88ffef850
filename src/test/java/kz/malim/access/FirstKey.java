package kz.malim.access;

import java.nio.file.Path;
import java.util.Optional;

/** The settings of the first administrator's key. */
record FirstKey(Optional<String> adminKey, Optional<Path> adminKeyFile) implements AccessConfig {
    @Override
    public boolean acceptsTokens() {
        return false;
    }

    @Override
    public boolean readOnly() {
        return false;
    }
}

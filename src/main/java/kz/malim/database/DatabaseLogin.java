package kz.malim.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/** An address of a database, and who logs in there, for commands: they have no pools. */
public record DatabaseLogin(String url, Properties properties) {

    /** The one that the settings of a data source describe, such as {@code quarkus.datasource}. */
    public static DatabaseLogin configured(Config config, String source, String url) {
        var properties = new Properties();
        var additional = source + ".jdbc.additional-jdbc-properties.";
        for (var name : config.getPropertyNames()) {
            if (name.startsWith(additional)) {
                config.getOptionalValue(name, String.class)
                        .ifPresent(value -> properties.setProperty(name.substring(additional.length()), value));
            }
        }
        return new DatabaseLogin(url, properties)
                .as(
                        config.getOptionalValue(source + ".username", String.class),
                        config.getOptionalValue(source + ".password", String.class));
    }

    static DatabaseLogin of(String url, String user, String password) {
        return new DatabaseLogin(url, new Properties()).as(Optional.of(user), Optional.of(password));
    }

    /** The same address for another role. */
    public DatabaseLogin as(Optional<String> user, Optional<String> password) {
        var changed = new Properties();
        changed.putAll(properties);
        user.ifPresent(name -> changed.setProperty("user", name));
        password.ifPresent(text -> changed.setProperty("password", text));
        return new DatabaseLogin(url, changed);
    }

    public Optional<String> password() {
        return Optional.ofNullable(properties.getProperty("password"));
    }

    /** Without a user, a password or anything else that stands behind the name of the database. */
    public String address() {
        return Migrations.address(url);
    }

    /** A connection that only reads. */
    public Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(url, properties);
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public String toString() {
        return address();
    }
}

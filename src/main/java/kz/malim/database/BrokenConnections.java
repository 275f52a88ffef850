package kz.malim.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/**
 * When a connection turns out to be broken, closes the idle ones of its pool: what broke it has broken them too, and each
 * would cost its next user the same timeout.
 */
abstract class BrokenConnections implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(BrokenConnections.class);

    private final Instance<AgroalDataSource> pool;

    private BrokenConnections(Instance<AgroalDataSource> pool) {
        this.pool = pool;
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        try {
            if (connection.isClosed()) { // the pool itself has not done so yet
                pool.get().flush(AgroalDataSource.FlushMode.IDLE);
            }
        } catch (SQLException | RejectedExecutionException e) {
            LOG.debug("The pool is being closed", e);
        }
    }

    /** Of the pool that writes. */
    @Singleton
    static final class Writing extends BrokenConnections {
        Writing(Instance<AgroalDataSource> pool) {
            super(pool);
        }
    }

    /** Of the pool that reads. */
    @Singleton
    @DataSource("reading")
    static final class Reading extends BrokenConnections {
        Reading(@DataSource("reading") Instance<AgroalDataSource> pool) {
            super(pool);
        }
    }

    /** Of the pool of previews. */
    @Singleton
    @DataSource("previews")
    static final class Previews extends BrokenConnections {
        Previews(@DataSource("previews") Instance<AgroalDataSource> pool) {
            super(pool);
        }
    }
}

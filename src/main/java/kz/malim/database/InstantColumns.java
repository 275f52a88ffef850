package kz.malim.database;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsOffsetDateTimeJdbcType;

/**
 * Stores instants by way of {@link java.time.OffsetDateTime}. {@link java.sql.Timestamp}, which Hibernate uses for
 * PostgreSQL, counts days before October 1582 by the Julian calendar, and PostgreSQL does not.
 */
public class InstantColumns implements TypeContributor {
    @Override
    public void contribute(TypeContributions types, ServiceRegistry services) {
        types.contributeJdbcType(TimestampUtcAsOffsetDateTimeJdbcType.INSTANCE);
    }
}

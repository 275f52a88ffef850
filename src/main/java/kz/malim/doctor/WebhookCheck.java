package kz.malim.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;

/** Webhooks: whether there is the key for their secrets, and whether all of them are sent to. */
final class WebhookCheck {
    private static final String WEBHOOKS = "webhooks";

    private final Connection database;
    private final Config config;
    private final Report report;

    WebhookCheck(Connection database, Config config, Report report) {
        this.database = database;
        this.config = config;
        this.report = report;
    }

    void run() throws SQLException {
        if (hasWebhooks()) {
            count();
        }
    }

    /** The schema may be that of an earlier release. */
    private boolean hasWebhooks() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("select to_regclass('webhook') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void count() throws SQLException {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(
                        "select count(*), count(*) filter (where disabled_reason in ('failing', 'gone')) from webhook")) {
            row.next();
            report(row.getInt(1), row.getInt(2));
        }
    }

    private void report(int all, int disabled) {
        boolean hasKey = config.getOptionalValue("malim.webhook.encryption-key", String.class)
                .isPresent();
        if (all > 0 && !hasKey) {
            report.fail(
                    WEBHOOKS,
                    "There are " + all
                            + ", and nothing is sent to them without malim.webhook.encryption-key. Set the key"
                            + " that they were created with.");
        } else if (disabled > 0) {
            report.warn(
                    WEBHOOKS,
                    disabled + " of " + all + " were disabled because their receivers fail or are gone. Mend these and"
                            + " enable the webhooks, or delete them.");
        } else {
            report.ok(WEBHOOKS, all == 0 ? "there are none" : all + ", all in use or disabled on purpose");
        }
    }
}

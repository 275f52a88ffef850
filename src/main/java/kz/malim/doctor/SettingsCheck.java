package kz.malim.doctor;

import io.smallrye.config.SmallRyeConfig;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import kz.malim.database.DatabaseConfig;
import kz.malim.web.Site;

/** Settings that are good for trying Malim, and not for a newsroom. */
final class SettingsCheck {
    private static final String SETTINGS = "settings";

    private final SmallRyeConfig config;
    private final Report report;

    SettingsCheck(SmallRyeConfig config, Report report) {
        this.config = config;
        this.report = report;
    }

    /** @param unknown a line for each setting that does not exist */
    void run(List<String> unknown) {
        var unfit = unfit();
        unfit.addAll(unknown);
        unfit.forEach(line -> report.warn(SETTINGS, line));
        if (unfit.isEmpty()) {
            report.ok(SETTINGS, "fit for production");
        }
    }

    private List<String> unfit() {
        var found = new ArrayList<String>();
        var site = config.getConfigMapping(Site.class).origin();
        if (isThisMachine(site.getHost())) {
            found.add("malim.site.url is " + site + ", where no reader gets to: feeds and links lead there. Set the"
                    + " public URL.");
        }
        if (config.getValue("malim.demo", Boolean.class)) {
            found.add("malim.demo is true: an empty database is filled with invented stories. Unset it.");
        }
        if (config.getValue("malim.read-only", Boolean.class)) {
            found.add("malim.read-only is true: all writes are refused. Unset it when the maintenance is over.");
        }
        if (config.getOptionalValue("quarkus.datasource.jdbc.url", String.class).isEmpty()
                && !config.getConfigMapping(DatabaseConfig.class).dataDir().isAbsolute()) {
            found.add(
                    "malim.data-dir is relative: a start from another folder finds no articles. Set an absolute path.");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            found.add(
                    "Malim runs as root: whoever takes it over takes over the machine. Start it as an ordinary user.");
        }
        return found;
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost")
                || (host.matches("[0-9.]+|\\[.*]")
                        && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""))
                                .isLoopbackAddress());
    }
}

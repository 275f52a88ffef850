/**
 * What the values of settings must be. The mapping of a setting, beside its user, names one of these types; {@code Settings}
 * reads all mappings before anything is started. Refused: constraints of Bean Validation, which Quarkus checks when the
 * database has been started already, and which would take longer to set up than the rest of the check.
 */
@NullMarked
package kz.malim.settings;

import org.jspecify.annotations.NullMarked;

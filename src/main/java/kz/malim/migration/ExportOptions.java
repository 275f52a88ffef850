package kz.malim.migration;

import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What an export does not say.
 *
 * @param section where all stories go
 * @param site the address of the site, without a slash at the end; null to take it from the export
 * @param publish whether what is public there becomes public here
 */
record ExportOptions(
        Language lang, @Nullable Slug section, @Nullable String site, boolean publish) {}

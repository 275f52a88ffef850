package kz.malim.migration;

import java.nio.charset.Charset;
import kz.malim.text.Language;
import kz.malim.text.Slug;
import org.jspecify.annotations.Nullable;

/**
 * What an export does not say.
 *
 * @param section where all stories go
 * @param site the address of the site, without a slash at the end; null to take it from the export
 * @param publish whether what is public there becomes public here
 * @param mapping where the rows of a table have what a story needs
 * @param charset of files that do not say theirs
 */
record ExportOptions(
        Language lang,
        @Nullable Slug section,
        @Nullable String site,
        boolean publish,
        StoryMapping mapping,
        Charset charset) {}

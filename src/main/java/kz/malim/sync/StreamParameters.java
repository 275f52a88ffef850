package kz.malim.sync;

import jakarta.ws.rs.QueryParam;
import kz.malim.web.OpaqueCursor;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What a stream has, as the client wrote it. */
public record StreamParameters(
        @Parameter(
                description =
                        "Where to begin, such as the `cursor` of a snapshot with the same `kind` and `lang`; `Last-Event-ID` takes"
                                + " precedence. Omit both to begin now.",
                schema = @Schema(maxLength = ChangeCursor.MAX_LENGTH, pattern = OpaqueCursor.PATTERN))
        @QueryParam("since")
        @Nullable
        String since,

        @Parameter(
                description = "Only changes of these kinds of things, separated by commas. Default: all.",
                example = "article,live-entry",
                schema =
                        @Schema(
                                pattern =
                                        "^(section|tag|author|photo|article|live-entry|front)(,(section|tag|author|photo|article|live-entry|front)){0,6}$"))
        @QueryParam("kind")
        @Nullable
        String kind,

        @Parameter(
                description = "Only articles in these languages, separated by commas, and their live entries.",
                example = "kk,ru",
                schema =
                        @Schema(
                                pattern =
                                        "^(kk|ru|en)([-_][A-Za-z0-9]{1,8})*(,(kk|ru|en)([-_][A-Za-z0-9]{1,8})*){0,19}$"))
        @QueryParam("lang")
        @Nullable
        String lang,

        @Parameter(
                description = "`full` sends with each change what `/api/changes` does; `thin` without `data`.",
                schema =
                        @Schema(
                                enumeration = {"thin", "full"},
                                defaultValue = "thin"))
        @QueryParam("data")
        @Nullable
        String data) {}

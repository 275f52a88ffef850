package kz.malim.contract;

/** The description of the document: what holds for every operation, and is said nowhere else. */
final class FrontPage {
    private static final String BEGINNING = """
            The content of a newsroom as JSON, for sites, apps and partners. Start with `GET /api/articles` for teasers and \
            `GET /api/articles/{slugOrId}` for a whole article. `/openapi` is the whole contract, `/openapi/delivery` the part \
            that front ends and apps need; both are YAML or JSON, as `Accept` or `.json` says.

            """;

    private static final String WITH_KEY = """
            ## Authentication

            Everything under `/api`, `/feeds` and `/media` is public. `/management` is for editors and importers and requires \
            an API key of this newsroom, as `Authorization: Bearer malim_…`. Its permissions depend on its role: `reader`, \
            `writer`, `editor`, `publisher`, `admin`; each includes those before it. Without a valid key the response is 401, \
            with one whose role is not sufficient 403.

            """;

    private static final String WITHOUT_KEY = """
            ## Authentication

            None: everything here is public.

            """;

    private static final String WRITES = """
            ## Writes

            `ETag` of what you read is its version: send it in `If-Match` with every change. Without it the response is 428; with \
            an old one 412, with the current state and what others changed. Creations take an `Idempotency-Key`, so that a \
            retry after a lost response does nothing twice; the response then has `Idempotent-Replayed: true`.

            """;

    private static final String EVERYWHERE = """
            ## Errors

            Always `application/problem+json` (RFC 9457), including 405 with `Allow`, 413, 414 for URLs over 4,096 bytes and 431 \
            for headers over 16 KiB. Switch on `type`, never on `title` or `detail`; each type is a path where it is explained. \
            `errors` points at what is wrong: `pointer` into the body, or the name of the query `parameter`. Unknown query parameters \
            are errors and never ignored. Only requests that are not valid HTTP (a target that is no URI, two lengths for one \
            body) and a URL or headers over 64 KiB get a bare status without a body.

            ## Caching

            Readers' responses have a strong `ETag`. Send it back in `If-None-Match`: 304 means that your copy is current. \
            `Cache-Control` says how long a copy may be used without asking: articles and lists a minute at most, and ten minutes \
            while Malim fails; pictures, whose URLs change with their bytes, for a year.

            ## Paging

            Lists are `items` and `page`. `page.next` is a cursor: send it as `cursor` with the same other parameters for the \
            next page; it is null on the last one. The same address is in `Link` as `rel="next"`. Cursors stay valid while \
            articles are published; their form may change.

            ## Versions and deprecation

            Nothing is removed or changes its meaning. What is added to responses: fields, values of enums \
            (`x-extensible-enum` lists those of now), types of body blocks. Ignore unknown fields, handle unknown values as \
            "other", and skip blocks with an unknown `type`. If something has to go, it is marked `deprecated` here first, and \
            its responses say since when in `Deprecation` (RFC 9745) and until when in `Sunset` (RFC 8594).

            ## Rate limits

            Each client may send so many requests in a window of time, by default 1,200 a minute to each replica. Every response \
            has `RateLimit-Policy` and `RateLimit`; over the limit it is 429 with `Retry-After` in seconds.

            ## Values

            A field that is always present and may be null is typed so, such as `lede`. A field that is not required is omitted \
            when it has no value, or when `include` does not list it. Dates are RFC 3339 with the offset of the site. Some \
            articles are dated to the day only: `published` has the precision, and a time of day is never invented. URLs are \
            canonical: slugs and ids are lower-case; percent-encoded letters, doubled slashes and path parameters (`;x=1`) are \
            not found.

            ## Generated clients

            | generator | options | unknown types of blocks |
            |---|---|---|
            | openapi-typescript | none | the `default` of a `switch` |
            | openapi-generator `java`, `library=native` | `useOneOfDiscriminatorLookup=true` | `UnknownBodyBlock` |
            | openapi-generator `python` | none | `UnknownBodyBlock` |
            | openapi-generator `swift6` | `oneOfUnknownDefaultCase=true` | `unknownDefaultOpenApi` |
            | openapi-generator `kotlin` | none makes it open | an exception: use the Java client from Kotlin |""";

    private FrontPage() {}

    static String whole() {
        return BEGINNING + WITH_KEY + WRITES + EVERYWHERE;
    }

    static String delivery() {
        return BEGINNING + WITHOUT_KEY + EVERYWHERE;
    }
}

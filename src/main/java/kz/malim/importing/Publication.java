package kz.malim.importing;

/** Whether an import publishes. */
enum Publication {
    NONE,
    /** Except for articles that break a rule the newsroom requires. */
    PUBLISHED,
    /** As if it were published, in a transaction that is rolled back. */
    PREVIEW
}

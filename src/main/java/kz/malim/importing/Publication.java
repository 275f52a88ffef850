package kz.malim.importing;

/** Whether readers get what is imported. */
enum Publication {
    NONE,
    /** As far as the newsroom publishes such articles at all. */
    PUBLISHED,
    /** As if it were published, in a transaction that is rolled back. */
    PREVIEW
}

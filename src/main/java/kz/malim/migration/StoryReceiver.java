package kz.malim.migration;

import java.io.IOException;

/** Takes the stories of an export, in its order. */
interface StoryReceiver {
    void story(ForeignStory story) throws IOException;

    /** One that is none of the site's, or that nobody can read: a revision, something in the trash. */
    void skipped(String id, String reason) throws IOException;

    /** One that would not be what it is there. */
    void failed(String id, String reason) throws IOException;
}

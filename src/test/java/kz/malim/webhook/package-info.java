/** Webhooks, with receivers that are real HTTP servers. */
@NullMarked
package kz.malim.webhook;

import org.jspecify.annotations.NullMarked;

/**
 * Webhooks: Malim tells receivers of changes by itself, as CloudEvents signed after Standard Webhooks.
 *
 * <p>A webhook is a reader of the change log with a position of its own; publishing writes no row for it and waits for none. It
 * is told of a change when every replica shows it, so that a receiver that reads at once finds it. Of each thing one delivery
 * waits at most: what it says is the state at the moment of sending, so the newest is enough. One replica at a time works for
 * a webhook, under a lease that ends by itself when it is killed; a slow receiver delays nobody but itself.
 *
 * <p>What signs must be readable, so secrets are encrypted and not hashed, with a key from the settings: a copy of the database
 * alone signs nothing. Refused were a queue filled by the publishing transaction, which every publication would pay for, and
 * messages with content, which would reach receivers after a takedown.
 */
@NullMarked
package kz.malim.webhook;

import org.jspecify.annotations.NullMarked;

/**
 * A request with an {@code Idempotency-Key} is executed once, and retries get the same response
 * (draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>The response is stored by the transaction that does the work, so either both are there or neither is.
 */
@NullMarked
package kz.malim.idempotency;

import org.jspecify.annotations.NullMarked;

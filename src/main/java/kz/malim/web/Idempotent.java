package kz.malim.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that makes something new, and that a client may send again when it does not know whether the first was
 * heard: with the same {@code Idempotency-Key} it is done once and answered the same each time.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {
    /** What the contract says of the header. */
    String DESCRIPTION = """
            A string you make up for this one request, such as a UUID. Send the request again with the same key when you do \
            not know whether it was heard: it is done once and answered the same, then with `Idempotent-Replayed: true`. Keys \
            are your own: those of another API key are others. With another body or address the key is a 422; while the first \
            request is still being done, a 409 that tells in `Retry-After` when to ask again. A request that was refused has \
            done nothing and keeps no key: sent again as it was it is refused the same way for as long as the reason stands, \
            and put right it may use the same key. Keys are remembered for 24 hours.""";
}

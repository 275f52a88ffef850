@NullMarked
package kz.malim.idempotency;

import org.jspecify.annotations.NullMarked;

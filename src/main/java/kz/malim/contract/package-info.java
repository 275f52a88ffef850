/**
 * What the OpenAPI document says beyond what the scanner finds in the code. Used while Malim is built, and not after.
 *
 * <p>The document is made from the types that are served, so it cannot promise fields that do not exist; writing it by
 * hand was refused for that reason. The scanner does not know records, null markers and sealed types, though, and this
 * package tells it. {@code openapi/openapi.yaml} is the result, and every answer a test gets is held against it, and every
 * body that is taken from one.
 */
@NullMarked
package kz.malim.contract;

import org.jspecify.annotations.NullMarked;

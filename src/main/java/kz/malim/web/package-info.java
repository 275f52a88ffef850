/**
 * What every endpoint shares: validation of requests before routing, problem responses, and pagination.
 *
 * <p>Every failure is a constant of {@link kz.malim.web.ProblemType} and is sent as {@code application/problem+json} (RFC
 * 9457), also those to which Quarkus would respond with an empty body. A library of ready-made problem mappers was refused:
 * its types and codes would be Malim's in name only, and it lets several failures through without a body.
 */
@NullMarked
package kz.malim.web;

import org.jspecify.annotations.NullMarked;

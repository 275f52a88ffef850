/** What all tests use: a newsroom to work in, a client, and the contract every response is held against. */
@NullMarked
package kz.malim.support;

import org.jspecify.annotations.NullMarked;

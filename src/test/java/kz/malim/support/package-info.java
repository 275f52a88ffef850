/** What all tests use: a newsroom to work in, clients, and the checks every response passes. */
@NullMarked
package kz.malim.support;

import org.jspecify.annotations.NullMarked;

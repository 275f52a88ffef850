/** What all tests use: a newsroom to work in, and the contract every answer is held against. */
@NullMarked
package kz.malim;

import org.jspecify.annotations.NullMarked;

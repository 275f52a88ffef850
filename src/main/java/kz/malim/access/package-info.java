/**
 * Who is calling, and what they may.
 *
 * <p>Keys are 256 random bits, so a fast hash is enough: nobody can guess a key from its SHA-256, and a slow hash would only
 * make every request slow. Passwords and sessions were refused; people come through the identity provider of
 * their newsroom.
 */
@NullMarked
package kz.malim.access;

import org.jspecify.annotations.NullMarked;

/**
 * What a site needs around its stories: menus, what the newsroom says of itself, and where a visitor of the server finds
 * everything else.
 *
 * <p>A menu has a tree for each language and not one tree with names in all of them: editions of one newsroom have other
 * sections, and a front end draws one language at a time.
 */
@NullMarked
package kz.malim.site;

import org.jspecify.annotations.NullMarked;

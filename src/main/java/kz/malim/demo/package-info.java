/** A newsroom of invented stories, so that a first visitor finds something to read. Never loaded in production unasked. */
@NullMarked
package kz.malim.demo;

import org.jspecify.annotations.NullMarked;

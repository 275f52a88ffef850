/** A newsroom of invented stories, so that a first visitor finds something to read. In production only if {@code malim.demo} is set. */
@NullMarked
package kz.malim.demo;

import org.jspecify.annotations.NullMarked;

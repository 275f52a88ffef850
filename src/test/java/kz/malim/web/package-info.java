@NullMarked
package kz.malim.web;

import org.jspecify.annotations.NullMarked;

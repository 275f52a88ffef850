@NullMarked
package kz.malim.storage;

import org.jspecify.annotations.NullMarked;

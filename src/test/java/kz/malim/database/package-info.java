@NullMarked
package kz.malim.database;

import org.jspecify.annotations.NullMarked;

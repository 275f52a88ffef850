@NullMarked
package kz.malim.contract;

import org.jspecify.annotations.NullMarked;

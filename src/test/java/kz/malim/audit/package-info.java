@NullMarked
package kz.malim.audit;

import org.jspecify.annotations.NullMarked;

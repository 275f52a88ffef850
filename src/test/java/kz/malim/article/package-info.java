@NullMarked
package kz.malim.article;

import org.jspecify.annotations.NullMarked;

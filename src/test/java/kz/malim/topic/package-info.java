@NullMarked
package kz.malim.topic;

import org.jspecify.annotations.NullMarked;

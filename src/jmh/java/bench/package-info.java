/**
 * How fast a verdict is, how much memory it takes, and what many of them leave behind.
 *
 * <p>A program of our own and not JMH: what is compared are whole processes and saves of a file,
 * and a comparison on a machine that does other things, too, must take its rounds in turn. JMH runs
 * one benchmark to its end and then the next, so it cannot pair them.
 */
@NullMarked
package bench;

import org.jspecify.annotations.NullMarked;

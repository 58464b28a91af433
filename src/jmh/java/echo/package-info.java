/**
 * What a message costs: the same echo on the course's queue, on {@code java.nio}, on Netty and in
 * C, beside each other.
 *
 * <p>A program of our own and not JMH: each server is a process of its own on a processor of its
 * own, and is asked in turn, round by round, so that what the machine does besides hits all alike.
 */
@NullMarked
package echo;

import org.jspecify.annotations.NullMarked;

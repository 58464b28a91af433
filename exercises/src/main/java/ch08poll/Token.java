package ch08poll;

/**
 * A name that you give to a source when you register it, and find again in its events.
 *
 * @param value whatever helps you: an index, a number from a counter; the queue never looks at it
 */
public record Token(long value) {}

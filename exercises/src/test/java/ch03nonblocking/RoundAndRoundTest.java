package ch03nonblocking;

/** Chapter 3, still to be written. */
class RoundAndRoundTest {}

package ch09requests;

import ch05ffi.Libc;

import jnr.ffi.Pointer;

/**
 * The part of the C library that asks name servers, as far as one can reach into it.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/resolver.3.html">resolver(3)</a>
 */
public interface ResolverLibc extends Libc {

    /** Reads /etc/resolv.conf for the calling thread. 0 or -1. */
    int __res_init();

    /** Where the calling thread's settings are: a struct __res_state. */
    Pointer __res_state();
}

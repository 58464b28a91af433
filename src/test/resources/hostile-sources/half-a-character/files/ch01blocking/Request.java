package ch01blocking;

import java.nio.charset.StandardCharsets;

/** Half. */
public final class Request {

    private Request() {}

    // gr√
package ch01blocking;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

// tag::record[]
/**
 * An HTTP reply, taken apart.
 *
 * @param status 200 if all went well
 * @param headers by name, whichever case it is asked for in
 * @param body as it came: bytes, not characters
 */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    public Reply {
        var copy = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** The value of a header, or null if there is none of that name. */
    public String header(String name) {
        return headers.get(name);
    }

    /** The body as text, if it is known to be text, and in UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
// end::record[]

package ch08poll;

// tag::registration[]
/**
 * That a source is registered. Immutable: a change makes another one.
 *
 * @param registry where
 * @param key what its events carry; see {@link Slots}
 * @param token what its user called it
 */
record Registration(Registry registry, long key, Token token) {}
// end::registration[]

package ch02threads;

/** TODO(author): one sentence that says what is tested. */
class PolitePoolTest {
    // TODO(author): tests named as behavior, each with a @DisplayName.
}

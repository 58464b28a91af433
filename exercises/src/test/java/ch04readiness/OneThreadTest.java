package ch04readiness;

/** TODO(author): one sentence that says what is tested. */
class OneThreadTest {
    // TODO(author): tests named as behavior, each with a @DisplayName.
}

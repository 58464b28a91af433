package ch04readiness;

/** TODO(author): one sentence that says what is tested. */
class WakeUpTest {
    // TODO(author): tests named as behavior, each with a @DisplayName.
}

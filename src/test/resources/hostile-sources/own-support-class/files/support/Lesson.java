package support;

public class Lesson {}

package ch01blocking;

class String {}

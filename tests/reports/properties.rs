//! Whatever the text and wherever the marks: no panic, and no text lost or obeyed.

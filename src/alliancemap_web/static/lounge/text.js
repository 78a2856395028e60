// Text as an alliance file may hold it: the same rules wherever text is taken in or written.

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;

/** One kind of line end, no control character, no half character. */
export const cleaned = (text) => text.replace(/\r\n?/g, "\n").replace(FORBIDDEN, "");

/** Whether a text says nothing. */
export const isBlank = (text) => /^[ \t\n]*$/.test(text);

/**
 * How Node runs the built market: readable stack traces, and a small young generation. Requests leave little behind that
 * lives long, and V8's own choice keeps some 30 MB more resident for the same speed.
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=4'];

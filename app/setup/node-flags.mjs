/**
 * How Node runs the built market: readable stack traces, and little memory beside what is in use. Requests leave little
 * behind that lives long, so a small young generation is enough (V8's own choice keeps some 30 MB more), the old one is
 * cleared at 1.4 times what lived through the last clearing instead of twice that (some 40 MB), and the C library keeps
 * two arenas of free memory instead of eight a core (some 40 MB). Left to itself it also takes the largest piece that it was
 * ever given back for the measure of what is worth keeping: compiling some of the pages takes 60 MB for a moment, and
 * 10 MB of it stayed. Speed is the same: `npm run bench -- cached-pages`.
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=4', '--heap-growing-percent=40'];

export const nodeEnvironment = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '1048576',
};

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const SHARED = {
  globalSetup: 'tests/support/test-run.ts',
  setupFiles: 'tests/support/each-test-file.ts',
  pool: 'forks' as const,
  /** The built pages are run as they are served. */
  server: { deps: { external: [/\/build\/server\//] } },
  environment: 'node' as const,
  /**
   * One process reads the code once for many files: a third of their time, and half of that of HTTP. Each test opens a
   * market of its own.
   */
  isolate: false,
};

/**
 * Pages are rendered by React as it is served: its other build, which says on the console what is wrong with a page, takes
 * twice as long. That one renders every address in `tests/faults/access.test.ts`.
 */
const AS_SERVED = { NODE_ENV: 'production' as const };

/** Ends what hangs; a machine under load takes many times as long as a quiet one for the same. */
const LONGEST_MS = 240_000;

/** Servers, a browser and workers that are killed come after the others: what measures a second has less beside it. */
const WITH_PROCESSES = { sequence: { groupOrder: 1 } };

const testsDir = join(import.meta.dirname, 'tests');
const tests = readdirSync(testsDir, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => ({ name: join('tests', name), text: readFileSync(join(testsDir, name), 'utf8') }));
/** Tests that put something in a module's place: whoever came after them in their process would meet it there. */
const isMocking = (text: string) => text.includes('vi.mock(');
/** Tests with one channel of their own in the registry's place: all of them put the same there, so they share processes. */
const isStandIn = (text: string) => text.includes('support/stand-in-registry.ts');
const ownProjects = ['http', 'browser', 'faults'].map((folder) => join('tests', folder, '/'));
const isDomain = (name: string) => ownProjects.every((folder) => !name.startsWith(folder));
/** At full count the long proofs that stand among other tests run, and nothing else of their projects. */
const isWanted = (text: string) => process.env.FAULTS !== 'full' || text.includes('support/full-count.ts');
const filesOf = (isOfProject: (name: string, text: string) => boolean) =>
  tests.filter(({ name, text }) => isOfProject(name, text) && isWanted(text)).map(({ name }) => name);

/** Short files that take long. Of files that it has not seen yet vitest begins with the largest. */
const LONGEST = ['http/access/', 'http/visitors-apart', 'http/several-processes', 'http/two-starts'];

/** Of each project the longest first, so that none of them is left alone with the machine at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    const isLong = (file: TestSpecification) => LONGEST.some((part) => file.moduleId.includes(part));
    return projects.flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      return [...own.filter(isLong), ...own.filter((file) => !isLong(file))];
    });
  }
}

/**
 * domain: use-cases and the ground, on both engines; stand-in and mocking: those of them that put something in a module's place. http: a real server. browser: that server in Chromium.
 * faults: processes that are killed and stopped; `FAULTS=full` for full counts, else a sample of each.
 */
export default defineConfig({
  test: {
    /** Whoever waits for a database or a process leaves a tenth of two processors idle, so one more runs at a time. */
    maxWorkers: 3,
    /** A failing test shows itself the first time. */
    retry: 0,
    passWithNoTests: true,
    sequence: { sequencer: LongestFirst },
    /** What one project has compiled the others read from disk, in this run and the next. */
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          ...SHARED,
          name: 'domain',
          include: filesOf((name, text) => isDomain(name) && !isMocking(text) && !isStandIn(text)),
          testTimeout: LONGEST_MS,
        },
      },
      {
        extends: true,
        test: {
          ...SHARED,
          name: 'stand-in',
          setupFiles: ['tests/support/stand-in-setup.ts', SHARED.setupFiles],
          include: filesOf((name, text) => isDomain(name) && isStandIn(text)),
          testTimeout: LONGEST_MS,
        },
      },
      {
        extends: true,
        test: {
          ...SHARED,
          name: 'mocking',
          include: filesOf((_name, text) => isMocking(text)),
          isolate: true,
          testTimeout: LONGEST_MS,
        },
      },
      {
        extends: true,
        test: {
          ...SHARED,
          name: 'http',
          ...WITH_PROCESSES,
          env: AS_SERVED,
          globalSetup: ['tests/support/build-once.ts', 'tests/support/test-run.ts'],
          include: filesOf((name) => name.startsWith(join('tests', 'http', '/'))),
          testTimeout: LONGEST_MS,
          hookTimeout: LONGEST_MS,
        },
      },
      {
        extends: true,
        test: {
          ...SHARED,
          name: 'browser',
          ...WITH_PROCESSES,
          env: AS_SERVED,
          globalSetup: ['tests/support/build-once.ts', 'tests/support/test-run.ts'],
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: LONGEST_MS,
          hookTimeout: LONGEST_MS,
        },
      },
      {
        extends: true,
        test: {
          ...SHARED,
          name: 'faults',
          ...WITH_PROCESSES,
          globalSetup: ['tests/support/build-once.ts', 'tests/support/test-run.ts'],
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 1_200_000,
          hookTimeout: LONGEST_MS,
        },
      },
    ],
  },
});

import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface DecoderEntry {
  file: string;
  execArgv: Array<string>;
}

/** No secrets for whoever takes a codec over. glibc is told to give the memory of a freed picture back at once. */
const DECODER_ENVIRONMENT = {
  NODE_ENV: 'production',
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MALLOC_TRIM_THRESHOLD_: '1048576',
} as const;

/** Starts one decoding process (`main.ts`), with nothing but a channel to us. */
export function startDecoderProcess(options: {
  /** Bytes. */
  maxRssBytes: number;
  /** 0 to 19. */
  niceness: number;
  entry?: DecoderEntry | undefined;
}): ChildProcess {
  const { file, execArgv } = options.entry ?? decoderEntry();
  const started = fork(file, [String(options.maxRssBytes)], {
    execArgv: [...execArgv, '--max-old-space-size=96'],
    env: DECODER_ENVIRONMENT,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  if (options.niceness > 0 && started.pid) lowerPriority(started.pid, options.niceness);
  return started;
}

/** Below the build's root, beside the other processes; both bundles that hold this code lie deeper. */
const BUILT_ENTRIES = ['./decoder.mjs', '../node/decoder.mjs', '../../node/decoder.mjs'];

/** From the sources the decoder runs through tsx; the built program has it in a file of its own. */
function decoderEntry(): DecoderEntry {
  const source = fileURLToPath(new URL('./main.ts', import.meta.url));
  if (existsSync(source)) return { file: source, execArgv: ['--import', 'tsx'] };
  const file = BUILT_ENTRIES.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) =>
    existsSync(path),
  );
  if (!file) throw new Error('the decoder is not built: run `npm run build`');
  return { file, execArgv: [] };
}

/** Not every system lets a process lower another's priority; the work is done either way. */
function lowerPriority(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    return;
  }
}

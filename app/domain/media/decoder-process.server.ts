import type { ChildProcess } from 'node:child_process';
import type { DecoderReply, DecoderRequest, PreparedPhoto } from '#app/domain/media/decoder/protocol.ts';
import { EXIT_TOO_MUCH_MEMORY } from '#app/domain/media/decoder/protocol.ts';
import { type DecoderEntry, startDecoderProcess } from '#app/domain/media/decoder/start-process.server.ts';
import { MAX_PHOTO_BYTES } from '#app/domain/media/photo-limits.ts';
import type { PlannedRendition } from '#app/domain/media/renditions.ts';
import { type PhotoRefusal, SNIFF_BYTES, sniffPhoto } from '#app/domain/media/sniff-photo.ts';

export interface DecoderOptions {
  /** Background work gives way to pages: 0 (as this process) to 19. */
  niceness?: number;
  /** The process is ended when a picture makes it grow beyond this. Bytes. */
  maxRssBytes?: number;
  /** The process is replaced, between two pictures, when it holds on to more than this. Bytes. */
  recycleRssBytes?: number;
  /** Without an answer for this long the process is taken for hung. Milliseconds. */
  hangMs?: number;
  /** Without work for this long, the process ends and gives its memory back. Milliseconds. */
  idleMs?: number;
  /** What to start instead of the decoder: the tests start one that hangs and one that crashes. */
  entry?: DecoderEntry;
}

export type Refusal = { refusal: PhotoRefusal; detail: string };

/** Decodes photos from strangers in a process of its own; see `decoder/main.ts`. One picture at a time, in order. */
export interface Decoder {
  /** Takes an upload's bytes; a photo that cannot be taken is an answer, not an error. */
  prepare(bytes: Uint8Array): Promise<{ photo: PreparedPhoto } | Refusal>;
  /** Makes renditions of a master; each is handed over as soon as it is ready. */
  render(
    master: Uint8Array,
    planned: Array<PlannedRendition>,
    take: (name: string, bytes: Uint8Array) => void,
  ): Promise<Refusal | undefined>;
  /** Starts the process when it is not running, so that it is ready once the upload has arrived. */
  warm(): void;
  /** For tests and measurements: the process that runs now. */
  pid(): number | undefined;
  /** Ends the process; work under way is refused with DecoderStopped. */
  stop(): void;
}

/** The program is going down, not the picture's fault: the same work can be done again later. */
export class DecoderStopped extends Error {
  override name = 'DecoderStopped';
}

const MIB = 1024 * 1024;
type Work = DecoderRequest extends infer Request
  ? Request extends DecoderRequest
    ? Omit<Request, 'id'>
    : never
  : never;

interface Task {
  id: number;
  work: Work;
  take(name: string, bytes: Uint8Array): void;
  resolve(result: { photo?: PreparedPhoto } | Refusal): void;
  reject(error: Error): void;
  attempts: number;
}

export function openDecoder(options: DecoderOptions = {}): Decoder {
  const { niceness = 0, maxRssBytes = 400 * MIB, recycleRssBytes = 240 * MIB } = options;
  const { hangMs = 30_000, idleMs = 60_000 } = options;
  const queue: Array<Task> = [];
  let lastId = 0;
  let stopped = false;
  let child: ChildProcess | undefined;
  let current: Task | undefined;
  let hangTimer: NodeJS.Timeout | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let hung = false;
  let answered = 0;

  function start(): ChildProcess {
    answered = 0;
    const started = startDecoderProcess({ maxRssBytes, niceness, entry: options.entry });
    started.on('message', (reply: DecoderReply) => receive(started, reply));
    // Both arrive for a process that could not even start.
    started.once('exit', (code) => ended(started, code));
    started.once('error', () => ended(started, null));
    rest(started);
    return started;
  }

  /** A resting decoder must not keep a finished program alive; a working one must. */
  function rest(process: ChildProcess): void {
    process.unref();
    process.channel?.unref();
  }

  function wake(process: ChildProcess): void {
    process.ref();
    process.channel?.ref();
  }

  function next(): void {
    if (current || stopped) return;
    current = queue.shift();
    if (!current) {
      waitForWork();
      return;
    }
    try {
      child ??= start();
    } catch (error) {
      current.reject(error instanceof Error ? error : new Error(String(error)));
      current = undefined;
      next();
      return;
    }
    wake(child);
    current.attempts += 1;
    hung = false;
    watch();
    child.send(
      { ...current.work, id: current.id } as DecoderRequest,
      (error) => error && child?.kill('SIGKILL'),
    );
  }

  /** Each sign of life gives the process its time anew: on a busy machine slow is not hung. */
  function watch(): void {
    clearTimeout(hangTimer);
    hangTimer = setTimeout(() => {
      hung = true;
      child?.kill('SIGKILL');
    }, hangMs);
  }

  function waitForWork(): void {
    if (!child) return;
    rest(child);
    clearTimeout(idleTimer);
    idleTimer = setTimeout(() => current || dismiss(), idleMs);
    idleTimer.unref();
  }

  function receive(from: ChildProcess, reply: DecoderReply): void {
    if (from !== child || !current || reply.id !== current.id) return;
    const task = current;
    if (reply.kind === 'rendered') {
      watch();
      task.take(reply.name, reply.bytes);
      return;
    }
    finish();
    answered += 1;
    if (reply.rssBytes > recycleRssBytes) dismiss();
    if (reply.kind === 'refused') task.resolve({ refusal: reply.refusal, detail: reply.detail });
    else task.resolve(reply.kind === 'prepared' ? { photo: reply.photo } : {});
    next();
  }

  function ended(who: ChildProcess, code: number | null): void {
    if (who !== child) return;
    child = undefined;
    const task = current;
    finish();
    if (task) afterCrash(task, code);
    next();
  }

  /**
   * A process may have been ended from outside, or been full of what earlier pictures left: the picture gets a
   * second, fresh one. What ends that one too is the picture.
   */
  function afterCrash(task: Task, code: number | null): void {
    const outgrown = code === EXIT_TOO_MUCH_MEMORY;
    if (hung) task.resolve({ refusal: 'tooHeavy', detail: `no answer within ${hangMs} ms` });
    else if (task.attempts < 2 && (!outgrown || answered > 0)) queue.unshift(task);
    else if (outgrown) task.resolve({ refusal: 'tooHeavy', detail: `needs more than ${maxRssBytes} bytes` });
    else task.resolve({ refusal: 'damaged', detail: `the decoder ended with ${code ?? 'a signal'}, twice` });
  }

  function finish(): void {
    clearTimeout(hangTimer);
    current = undefined;
  }

  /** Lets the process go; the next picture starts another. */
  function dismiss(): void {
    const leaving = child;
    child = undefined;
    leaving?.kill('SIGKILL');
  }

  function ask(
    work: Work,
    take: Task['take'] = () => undefined,
  ): Promise<{ photo?: PreparedPhoto } | Refusal> {
    if (stopped) return Promise.reject(new DecoderStopped('the decoder is stopped'));
    return new Promise((resolve, reject) => {
      lastId += 1;
      queue.push({ id: lastId, work, take, resolve, reject, attempts: 0 });
      next();
    });
  }

  return {
    async prepare(bytes) {
      if (bytes.byteLength > MAX_PHOTO_BYTES)
        return { refusal: 'tooBig', detail: `${bytes.byteLength} bytes` };
      const sniffed = sniffPhoto(bytes.subarray(0, SNIFF_BYTES));
      if ('refusal' in sniffed) return { refusal: sniffed.refusal, detail: 'by its first bytes' };
      const answer = await ask({ kind: 'prepare', format: sniffed.format, bytes });
      if ('refusal' in answer) return answer;
      return answer.photo
        ? { photo: answer.photo }
        : { refusal: 'damaged', detail: 'no photo in the answer' };
    },
    async render(master, planned, take) {
      if (planned.length === 0) return undefined;
      const answer = await ask({ kind: 'render', master, planned }, take);
      return 'refusal' in answer ? answer : undefined;
    },
    warm() {
      if (stopped || child) return;
      child = start();
      waitForWork();
    },
    pid: () => child?.pid,
    stop() {
      stopped = true;
      clearTimeout(idleTimer);
      const waiting = current ? [current, ...queue] : queue;
      finish();
      queue.length = 0;
      dismiss();
      for (const task of waiting) task.reject(new DecoderStopped('the decoder is stopped'));
    },
  };
}

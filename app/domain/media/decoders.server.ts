import { type Decoder, openDecoder } from '#app/domain/media/decoder-process.server.ts';

const JOB_NICENESS = 10;
/** One AVIF takes about a second; on a box that is busy with pages, which go first, many times that. */
const JOB_HANG_MS = 180_000;

let forPeople: Decoder | undefined;
let forJobs: Decoder | undefined;

/** For the photo that somebody is waiting for. Never queues behind the making of renditions. */
export function waitingDecoder(): Decoder {
  forPeople ??= openDecoder();
  return forPeople;
}

/** For work that nobody waits for; it gives way to pages. */
export function jobDecoder(): Decoder {
  forJobs ??= openDecoder({ niceness: JOB_NICENESS, hangMs: JOB_HANG_MS });
  return forJobs;
}

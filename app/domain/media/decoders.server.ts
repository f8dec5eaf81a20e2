import { type Decoder, openDecoder } from './decoder-process.server.ts';

const JOB_NICENESS = 10;
/** Renditions of one photo take some seconds; on a busy box that gives way to pages, several times that. */
const JOB_HANG_MS = 90_000;

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

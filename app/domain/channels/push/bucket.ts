/** A shop's token bucket, in thousandths of a call. Times in ms UTC. */
export type Bucket = { tokens: number; filledAt: number };
export type Pace = { callsPerSecond: number; burst: number };

const ONE_CALL = 1000;

/** What has dripped in since; a clock that is behind adds nothing. */
export function filled({ tokens, filledAt }: Bucket, { callsPerSecond, burst }: Pace, now: number): Bucket {
  const more = Math.floor(Math.max(0, now - filledAt) * callsPerSecond);
  return { tokens: Math.min(burst * ONE_CALL, tokens + more), filledAt: Math.max(filledAt, now) };
}

/** Takes one call; or says in how many ms there will be one. */
export function takeOne(bucket: Bucket, pace: Pace, now: number): { left: Bucket } | { waitMs: number } {
  const full = filled(bucket, pace, now);
  if (full.tokens >= ONE_CALL) return { left: { ...full, tokens: full.tokens - ONE_CALL } };
  return { waitMs: Math.max(1, Math.ceil((ONE_CALL - full.tokens) / pace.callsPerSecond)) };
}

/** Calls that were made beyond the one taken: they may leave a debt, which later calls wait for. */
export function takeMore(bucket: Bucket, pace: Pace, now: number, calls: number): Bucket {
  const full = filled(bucket, pace, now);
  return { ...full, tokens: full.tokens - calls * ONE_CALL };
}

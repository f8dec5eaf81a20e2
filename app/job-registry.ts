import type { JobKind } from '#app/server/jobs/job-queue.server.ts';

/** Every kind of job that a worker knows. A domain that adds one adds its line here. */
// biome-ignore lint/suspicious/noExplicitAny: each kind has a payload of its own, checked by its own schema
export const jobKinds: ReadonlyArray<JobKind<any>> = [];

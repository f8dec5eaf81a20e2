import { expect, test } from 'vitest';
import { jobMessages } from '#app/i18n/jobs.ts';
import { translate } from '#app/i18n/messages.ts';
import { jobKinds } from '#app/job-registry.ts';
import { jobKindName } from '#app/routes/department/job-kind-name.ts';

test.each(['vi', 'en'] as const)('every kind of job has a name of its own (%s)', (language) => {
  const t = translate(jobMessages, language);
  const names = jobKinds.map(({ kind }) => jobKindName(t, kind));
  for (const [at, { kind }] of jobKinds.entries()) expect(names[at]).not.toContain(kind);
  expect(new Set(names).size).toBe(jobKinds.length);
});

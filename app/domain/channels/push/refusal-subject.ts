import type { NextPush } from '#app/domain/channels/push/explain-refusal.ts';

/** What a notice of refusals is about: one reason of one run, and how what is mended goes on. No part holds a blank but the code. */
export function refusalSubject(runId: string, code: string, next: NextPush | null): string {
  return `${runId} ${next ?? 'asked'} ${code}`;
}

/** The run and the code of a notice's subject; null for what is none. */
export function readRefusalSubject(subject: string): { runId: string; code: string } | null {
  const [runId, , ...code] = subject.split(' ');
  return runId && code.length > 0 ? { runId, code: code.join(' ') } : null;
}

import { isAllowedHost, type OutboundFetch, type OutboundResult } from '#app/server/outbound-fetch.server.ts';

type Answer =
  | { status?: number; text?: string; contentType?: string; finalUrl?: string }
  | { fails: 'unreachable' | 'timeout' };

/** The world outside, as a test wants it: only the pages that it was given answer, and only over https. */
export type FakeOutbound = OutboundFetch & {
  answer(url: string, answer: Answer): void;
  /** Every address that was asked for, in order. */
  readonly asked: ReadonlyArray<string>;
};

export function fakeOutbound(): FakeOutbound {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  return {
    asked,
    answer(url, answer) {
      answers.set(url, answer);
    },
    async readPage(url, allowedHosts): Promise<OutboundResult> {
      asked.push(url);
      const parsed = URL.canParse(url) ? new URL(url) : null;
      if (parsed?.protocol !== 'https:') return { ok: false, reason: 'not-https' };
      if (!isAllowedHost(parsed.hostname, allowedHosts)) return { ok: false, reason: 'host-not-allowed' };
      const answer = answers.get(url);
      if (!answer) return { ok: false, reason: 'unreachable' };
      if ('fails' in answer) return { ok: false, reason: answer.fails };
      const { status = 200, text = '', contentType = 'text/html; charset=utf-8', finalUrl = url } = answer;
      return { ok: true, page: { status, text, contentType, finalUrl } };
    },
    /** Platforms are not reached by a test's outside world: they have servers of their own. */
    async call() {
      return { ok: false, reason: 'not-sent' };
    },
  };
}

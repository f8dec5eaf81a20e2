import type { Context } from '#app/server/context.ts';

/** Many things that are done one after another, of which one that fails holds up no other. */
export type ByItself = {
  /**
   * Does one of them.
   * @param what its name for staff and the log: a kind and an id.
   * @returns null where it failed: that is logged and kept until the end. One failure that is met again is said once.
   * @throws what ended the whole run: its lease is lost, or the process stops.
   */
  attempt<T>(what: string, act: () => Promise<T>): Promise<{ value: T } | null>;
  /** Names of those that failed. */
  failures(): readonly string[];
  /** Names of those that were done, and of which nothing failed. */
  answered(): readonly string[];
  /** To be called when all are done. @throws NotAllDone where any failed */
  throwIfAny(): void;
};

const MOST_NAMED = 5;

/** All was tried, and some of it failed: the job is to be tried again, and staff are to see of what. */
class NotAllDone extends Error {
  override name = 'NotAllDone';
}

export function eachByItself(log: Context['log'], signal?: AbortSignal): ByItself {
  const failed: { what: string; error: unknown }[] = [];
  /** With those whose failure was one that is named already. */
  const met = new Set<string>();
  const done = new Set<string>();
  return {
    async attempt(what, act) {
      signal?.throwIfAborted();
      try {
        const value = await act();
        done.add(what);
        return { value };
      } catch (error) {
        signal?.throwIfAborted();
        met.add(what);
        if (failed.some((one) => one.error === error)) return null;
        log.warn({ what, err: error }, 'one of many things failed; the others go on');
        failed.push({ what, error });
        return null;
      }
    },
    failures: () => failed.map(({ what }) => what),
    answered: () => [...done].filter((what) => !met.has(what)),
    throwIfAny() {
      if (failed.length === 0) return;
      const names = [...new Set(failed.map(({ what }) => what))];
      const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
      throw new NotAllDone(
        `failed, while all others were done: ${names.slice(0, MOST_NAMED).join(', ')}${more}`,
        {
          cause: failed[0]?.error,
        },
      );
    },
  };
}

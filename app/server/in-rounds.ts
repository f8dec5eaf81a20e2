import { setTimeout as delay } from 'node:timers/promises';

type Waiting<Asked, Answer> = {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/** How long a round waits for others to come, ms: after the last one, and in all. */
export type Gathering = { readonly quietMs: number; readonly mostMs: number };

/**
 * Lets what is asked for at the same time be done together: whatever comes within one turn of the event loop, or while a
 * round is under way, makes one round. Nobody waits for others to come, unless `gathering` says so. When a round fails, each
 * of it is done alone, so that what is wrong with one is told to that one and the others get theirs.
 * @param mostAtOnce in one round.
 * @param round answers all of them, in their order; it may be called again with some of them.
 * @param gathering for rounds that hold up the event loop: each turn of it takes one new connection, so that those who come
 * together would each be met by a round of their own.
 * @returns asks for one.
 */
export function inRounds<Asked, Answer>(
  mostAtOnce: number,
  round: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
  gathering: Gathering | null = null,
): (asked: Asked) => Promise<Answer> {
  const waiting: Array<Waiting<Asked, Answer>> = [];
  let isUnderWay = false;

  async function answerAll(): Promise<void> {
    while (waiting.length > 0) {
      if (gathering) await gather(gathering);
      await answer(waiting.splice(0, mostAtOnce));
    }
    isUnderWay = false;
  }

  async function gather({ quietMs, mostMs }: Gathering): Promise<void> {
    const giveUpAt = performance.now() + mostMs;
    for (let before = 0; before < waiting.length && waiting.length < mostAtOnce; ) {
      if (performance.now() >= giveUpAt) return;
      before = waiting.length;
      await delay(quietMs);
    }
  }

  async function answer(some: ReadonlyArray<Waiting<Asked, Answer>>): Promise<void> {
    try {
      const answers = await round(some.map(({ asked }) => asked));
      if (answers.length !== some.length) throw new Error('a round has not answered all');
      for (const [at, { resolve }] of some.entries()) resolve(answers[at] as Answer);
    } catch (error) {
      const [only, ...others] = some;
      if (others.length === 0) only?.reject(error);
      else for (const one of some) await answer([one]);
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (isUnderWay) return;
      isUnderWay = true;
      setImmediate(() => void answerAll());
    });
}

type Waiting<Asked, Answer> = {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Lets what is asked for at the same time be done together: whatever comes within one turn of the event loop, or while a
 * round is under way, makes one round. Nobody waits for others to come. When a round fails, each of it is done alone, so that
 * what is wrong with one is told to that one and the others get theirs.
 * @param mostAtOnce in one round.
 * @param round answers all of them, in their order; it may be called again with some of them.
 * @returns asks for one.
 */
export function inRounds<Asked, Answer>(
  mostAtOnce: number,
  round: (asked: readonly Asked[]) => Promise<readonly Answer[]>,
): (asked: Asked) => Promise<Answer> {
  const waiting: Array<Waiting<Asked, Answer>> = [];
  let isUnderWay = false;

  async function answerAll(): Promise<void> {
    while (waiting.length > 0) await answer(waiting.splice(0, mostAtOnce));
    isUnderWay = false;
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

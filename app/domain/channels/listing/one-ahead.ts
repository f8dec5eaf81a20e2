/**
 * The same items, the next one asked for while this one is used. Who stops early does not wait for the one ahead; who goes
 * on meets its error in its turn.
 */
export async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let ahead = ask(items);
  try {
    for (;;) {
      const { done, value } = await ahead;
      if (done) return;
      ahead = ask(items);
      yield value;
    }
  } finally {
    items.return(undefined).catch(() => undefined);
  }
}

function ask<T>(items: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const asked = items.next();
  asked.catch(() => undefined);
  return asked;
}

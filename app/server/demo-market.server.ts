import type { Context } from '#app/server/context.ts';

/**
 * Whether this is a demo: the setting and the database's own stamp must both say so. Only then may one sign in without a
 * password, and made-up addresses stand for real ones.
 */
export async function isDemoMarket(context: Context): Promise<boolean> {
  if (!context.config.demo) return false;
  const { databaseStamp } = context.store.tables;
  const [stamp] = await context.store.read((db) =>
    db.select({ kind: databaseStamp.kind }).from(databaseStamp),
  );
  return stamp?.kind === 'demo';
}

import { openMarket } from '#app/market.server.ts';
import { checkReadiness } from '#app/server/http/check-readiness.server.ts';
import { recordAudit } from '#app/server/record-audit.server.ts';
import { backupSqlite } from '#db/dialect/backup-sqlite.ts';

/** A running market on SQLite, told by messages what to do, as its own process would. */
export type RunMarket = { environment: Record<string, string> };
export type MarketOrder =
  | { do: 'backup'; file: string }
  | { do: 'ready' }
  | { do: 'note'; subjectId: string };

const { environment } = JSON.parse(process.argv[2] ?? '{}') as RunMarket;
const { context } = await openMarket({ environment, rootDir: process.cwd() });

process.on('message', async (order: MarketOrder) => {
  if (order.do === 'backup') backupSqlite(context.config.sqlitePath, order.file);
  const wrong = order.do === 'ready' ? await checkReadiness(context)() : null;
  if (order.do === 'note') {
    const entry = { personId: null, role: null, act: 'test', subject: 'test', subjectId: order.subjectId };
    await context.store.write((tx) => recordAudit(context, tx, entry));
  }
  process.send?.({ wrong });
});
process.send?.('open');

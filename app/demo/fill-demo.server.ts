import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isNull } from 'drizzle-orm';
import { addDemoBankAccounts } from '#app/demo/add-demo-bank-accounts.server.ts';
import { addDemoChecks } from '#app/demo/add-demo-checks.server.ts';
import { addDemoListings } from '#app/demo/add-demo-listings.server.ts';
import { addDemoNextSteps } from '#app/demo/add-demo-next-steps.server.ts';
import { addDemoOrders } from '#app/demo/add-demo-orders.server.ts';
import { addDemoTask } from '#app/demo/add-demo-task.server.ts';
import { pictureSomeDemoListings } from '#app/demo/picture-demo-listing.server.ts';
import { renewDemoRecognitions } from '#app/demo/renew-demo-recognitions.server.ts';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { createTarget } from '#app/domain/register/create-target.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import { tellOfPresences } from '#app/domain/register/tell-of-presences.server.ts';
import type { Context } from '#app/server/context.ts';
import { inOneProcess } from '#db/one-process.ts';

const WORKBOOK = 'so-theo-doi-ocop-205.xlsx';

/**
 * Fills an empty demo database: the register workbook by the same import as any department's, its target, a listing
 * for every product that is on a platform and a draft for every other, simulated checks, renewals and next steps. Does nothing
 * when it was filled before; goes on where it was cut off. Of several processes one fills it and the others wait.
 * @param begins called before the filling, which takes a while; not where there is none.
 */
export async function fillDemo(context: Context, begins: () => void = () => undefined): Promise<void> {
  if (!(await isWaitingToBeFilled(context))) return;
  begins();
  await inOneProcess(context.config, async () => {
    if (await isWaitingToBeFilled(context)) await fill(context);
  });
}

async function isWaitingToBeFilled({ store }: Context): Promise<boolean> {
  const { databaseStamp } = store.tables;
  const [stamp] = await store.read((db) => db.select().from(databaseStamp).limit(1));
  return stamp?.kind === 'demo' && stamp.filledAt === null;
}

async function fill(context: Context): Promise<void> {
  const { store, clock, log } = context;
  const { databaseStamp } = store.tables;
  const startedAt = performance.now();
  await importDemoRegister(context);
  await renewDemoRecognitions(context);
  await addDemoBankAccounts(context);
  await addDemoListings(context);
  await addDemoNextSteps(context);
  await addDemoChecks(context);
  await addDemoTask(context);
  await tellOfPresences(context);
  await pictureSomeDemoListings(context);
  await addDemoOrders(context);
  await store.write((tx) =>
    tx.update(databaseStamp).set({ filledAt: clock.now() }).where(isNull(databaseStamp.filledAt)),
  );
  log.info({ ms: Math.round(performance.now() - startedAt) }, 'demo market filled');
}

/** The workbook and, of all its entries, the target that its own title dates. */
async function importDemoRegister(context: Context): Promise<void> {
  const { target } = context.store.tables;
  const [known] = await context.store.read((db) => db.select().from(target).limit(1));
  if (known) return;
  const file = readFileSync(join(context.config.rootDir, 'db', 'reference', 'sample', WORKBOOK));
  const staged = await stageImport(context, { file, fileName: WORKBOOK, personId: null });
  const applied = await applyImport(context, {
    ...staged,
    settings: { ...staged.settings, phonesMayBeShown: true },
    actor: null,
    expectedDigest: null,
    isDemo: true,
  });
  const asOf = staged.settings.asOf;
  if (asOf === null) throw new Error(`${WORKBOOK} does not say as of which day it speaks`);
  const [year, month, day] = asOf.split('-');
  await createTarget(context, {
    code: `ocop-${asOf}`,
    name: `${applied.entryIds.length} sản phẩm, ${day}/${month}/${year}`,
    asOf,
    source: WORKBOOK,
    entryIds: applied.entryIds,
    actor: null,
  });
}

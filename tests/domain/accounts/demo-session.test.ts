import { expect, test } from 'vitest';
import { DEMO_ROLES, startDemoSession } from '#app/domain/accounts/start-demo-session.server.ts';
import { isDemoMarket } from '#app/server/demo-market.server.ts';
import { isNotFound } from '#app/server/domain-error.ts';
import { actorOf, refusal } from '#tests/factories/account.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const HERE = { device: 'x', isLocalVisitor: true };

eachEngine('one-click sign-in', (open) => {
  test('exists in the demo: as a producer and as staff whose second factor counts as shown', async () => {
    const { context } = await open({ demo: true });
    expect(await refusal(startDemoSession(context, { role: 'producer_member', ...HERE }))).toBe(
      'demoNotReady',
    );
    const { producerId } = await sellerOf(context);
    await recognisedEntry(context, { producerId, name: 'Chè Shan tuyết', rounds: [] });
    const { producer } = context.store.tables;
    await context.store.write((tx) => tx.update(producer).set({ isDemo: true }));
    for (const role of DEMO_ROLES) {
      const actor = await actorOf(context, (await startDemoSession(context, { role, ...HERE })).token);
      expect(actor.memberships.map((held) => held.role)).toEqual([role]);
      expect(actor.hasSecondFactor).toBe(true);
      const again = await actorOf(context, (await startDemoSession(context, { role, ...HERE })).token);
      expect(again.personId).toBe(actor.personId);
    }
  });

  test.each([
    'production',
    'development',
    'test',
  ])('does not exist without the demo, in mode %s', async (mode) => {
    const { context } = await open({ settings: { NODE_ENV: mode } });
    await sellerOf(context);
    expect(await isDemoMarket(context)).toBe(false);
    for (const role of DEMO_ROLES) {
      const end = await startDemoSession(context, { role, ...HERE }).catch((error: unknown) => error);
      expect(isNotFound(end), `${role} in ${mode}`).toBe(true);
    }
  });

  test('is not for visitors from beyond the local network', async () => {
    const { context } = await open({ demo: true });
    const end = await startDemoSession(context, {
      role: 'department_staff',
      device: 'x',
      isLocalVisitor: false,
    }).catch((error: unknown) => error);
    expect(isNotFound(end)).toBe(true);
    const { session, person } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(session))).toEqual([]);
    expect(await context.store.read((db) => db.select().from(person))).toEqual([]);
  });

  test('does not exist on a real database, whatever the setting says', async () => {
    const { context } = await open({ settings: { DEMO: 'on' } });
    expect(context.config.demo).toBe(true);
    expect(await isDemoMarket(context)).toBe(false);
    for (const role of DEMO_ROLES) {
      const end = await startDemoSession(context, { role, ...HERE }).catch((error: unknown) => error);
      expect(isNotFound(end)).toBe(true);
    }
    const { session } = context.store.tables;
    expect(await context.store.read((db) => db.select().from(session))).toEqual([]);
  });
});

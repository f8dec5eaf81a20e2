import { expect, test } from 'vitest';
import { addDemoTask } from '#app/demo/add-demo-task.server.ts';
import { startDemoSession } from '#app/domain/accounts/start-demo-session.server.ts';
import { claimPresences } from '#app/domain/register/claim-presences.server.ts';
import { listTasks } from '#app/domain/reports/list-tasks.server.ts';
import { actorOf } from '#tests/factories/account.ts';
import { recognisedEntry } from '#tests/factories/recognised-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

eachEngine('the demo’s team member', (open) => {
  test('has one task of products that are not on Shopee, however often they come', async () => {
    const { context } = await open({ demo: true });
    const seller = await sellerOf(context);
    const names = ['Chè Shan tuyết', 'Mật ong hoa nhãn', 'Gạo Séng Cù'];
    const ids: string[] = [];
    for (const name of names) {
      const entry = await recognisedEntry(context, { producerId: seller.producerId, name, rounds: [] });
      ids.push(entry.id);
    }
    await claimPresences(context, seller, [{ entryId: ids[0] ?? '', url: 'https://shopee.vn/che-i.1.2' }]);
    await addDemoTask(context);
    await addDemoTask(context);
    const session = await startDemoSession(context, {
      role: 'team_member',
      device: 'x',
      isLocalVisitor: true,
    });
    const actor = await actorOf(context, session.token);
    const tasks = await listTasks(context, actor.personId);
    expect(tasks.map(({ entries, done }) => [entries.map(({ name }) => name).sort(), done])).toEqual([
      [['Gạo Séng Cù', 'Mật ong hoa nhãn'], 0],
    ]);
    expect(await listTasks(context, null)).toHaveLength(1);
  });
});

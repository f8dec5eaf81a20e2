import { expect, test } from 'vitest';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { listImportQuestions } from '#app/domain/register/list-import-questions.server.ts';
import { openImport, readImport } from '#app/domain/register/open-import.server.ts';
import { planImport } from '#app/domain/register/plan-import.server.ts';
import { saveImportAnswers } from '#app/domain/register/save-import-answers.server.ts';
import { saveImportSettings } from '#app/domain/register/save-import-settings.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import type { Context } from '#app/server/context.ts';
import { gridFile, planFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const asOf = '2024-10-14';
const file = (product: string, platform = 'Agrimart') =>
  gridFile([
    ['Tên sản phẩm', 'Chủ thể', 'Xã', 'Huyện', 'Sàn'],
    [product, 'HTX Sao Mai', 'Xã Trì Quang', 'Bảo Thắng', platform],
  ]);
const stage = async (context: Context, product: string, platform?: string) =>
  stageImport(context, { file: await file(product, platform), fileName: 'so.xlsx', personId: null });

eachEngine('the market is started anew between a question and its answer', (open) => {
  test('the answer takes effect, is remembered, and what nobody asked is not', async () => {
    const market = await open();
    const { importId, settings } = await stage(market.context, 'Mật ong');
    await saveImportSettings(market.context, importId, { ...settings, asOf }, null);
    const asked = await listImportQuestions(market.context, await openImport(market.context, importId));
    expect(asked.map(({ key }) => key)).toEqual(['channel:agrimart']);

    const context = market.openAgain();
    const answers = { 'channel:agrimart': 'none', 'channel:nongsan': 'none' };
    await saveImportAnswers(context, await readImport(context, importId), answers);
    // Other files take the place of this one among those that are held open: nothing of it is in memory any more.
    for (const product of ['Chè', 'Mận'])
      await openImport(context, (await stage(context, product, 'Voso')).importId);
    const opened = await openImport(context, importId);
    const plan = await planImport(context, opened);
    expect(plan.questions).toEqual([]);
    await applyImport(context, { ...opened, importId, actor: null, expectedDigest: plan.digest });
    expect((await planFile(context, await file('Gạo'), { asOf })).questions).toEqual([]);
    const other = await planFile(context, await file('Gạo', 'Nongsan'), { asOf });
    expect(other.questions.map(({ key }) => key)).toEqual(['channel:nongsan']);
  });
});

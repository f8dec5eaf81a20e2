import { expect, test } from 'vitest';
import type { ImportSettings } from '#app/domain/register/import/import-settings.ts';
import { tickQuestion } from '#app/domain/register/workbook/tick-question.ts';
import { gridFile, openFile } from '#tests/domain/register/register-file.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const head = ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Nữ làm chủ'];
const rows = (...marks: string[]) =>
  marks.map((mark, at) => [`Chè số ${at + 1}`, `HTX ${at + 1}`, '3 sao', mark]);

eachEngine('what an empty cell means', (open) => {
  const asked = async (grid: string[][], columns?: ImportSettings['columns']) => {
    const { context } = await open();
    const { workbook, settings } = await openFile(context, await gridFile(grid));
    const sheet = workbook.sheets[0];
    if (!sheet) throw new Error('no sheet');
    return { ...tickQuestion(sheet, columns ?? settings.columns), suggested: settings.emptyTick };
  };

  test('is asked only where the file does not say it itself', async () => {
    const ticksOnly = [head, ...rows('x', '', 'x', '')];
    expect(await asked(ticksOnly)).toEqual({ isAsked: true, emptyTick: 'no', suggested: 'no' });
    // The register writes its "no" too: an empty cell is one that nobody filled in
    const bothWords = [head, ...rows('x', 'không', '', 'x')];
    expect(await asked(bothWords)).toEqual({ isAsked: false, emptyTick: 'unknown', suggested: 'unknown' });
    const noneEmpty = [head, ...rows('x', 'không', 'có', 'x')];
    expect(await asked(noneEmpty)).toMatchObject({ isAsked: false });
    const noTicks = [head.slice(0, 3), ...rows('', '', '').map((row) => row.slice(0, 3))];
    expect(await asked(noTicks)).toMatchObject({ isAsked: false, emptyTick: 'no' });
    // Named by hand, the column of ticks is judged like one that was recognised
    const foreign = [[...head.slice(0, 3), 'Cột lạ'], ...rows('x', '', '')];
    expect(await asked(foreign)).toMatchObject({ isAsked: false });
    expect(await asked(foreign, { A: 'product', B: 'producer', D: 'womenLed' })).toMatchObject({
      isAsked: true,
    });
  });
});

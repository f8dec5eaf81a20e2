import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { applyImport } from '#app/domain/register/apply-import.server.ts';
import { planImport } from '#app/domain/register/plan-import.server.ts';
import { stageImport } from '#app/domain/register/stage-import.server.ts';
import { eachEngine } from '#tests/support/test-market.ts';

const sample = 'db/reference/sample/so-theo-doi-ocop-205.xlsx';

eachEngine('the sample register', (open) => {
  test('goes in whole: 205 products, 197 on a platform, eight with their reasons; a second time changes nothing', async () => {
    const { context } = await open();
    const { store } = context;
    const file = await readFile(sample);
    const staged = await stageImport(context, {
      file,
      fileName: 'so-theo-doi-ocop-205.xlsx',
      personId: null,
    });
    expect(staged.settings.asOf).toBe('2024-10-14');
    const plan = await planImport(context, staged);
    expect(plan.questions).toEqual([]);
    expect(plan.rows.filter((row) => row.problems.length > 0)).toEqual([]);
    expect(plan.summary).toEqual({ rows: 205, new: 205, changed: 0, unchanged: 0, rejected: 0, missing: 0 });
    const applied = await applyImport(context, { ...staged, actor: null, expectedDigest: plan.digest });
    expect(applied.entryIds).toHaveLength(205);

    const { registerEntry, presence, recognition, producer, channel } = store.tables;
    const [entries, presences, recognitions, producers, channels] = await store.read(
      async (db) =>
        [
          await db.select().from(registerEntry),
          await db.select().from(presence),
          await db.select().from(recognition),
          await db.select().from(producer),
          await db.select().from(channel),
        ] as const,
    );
    expect(entries).toHaveLength(205);
    expect(producers).toHaveLength(79);
    expect(recognitions).toHaveLength(205);
    const counting = new Set(channels.filter((each) => each.countsFrom !== null).map((each) => each.code));
    const listed = new Set(
      presences.filter((each) => counting.has(each.channelCode)).map((each) => each.entryId),
    );
    expect(listed.size).toBe(197);
    expect(new Set(presences.map((each) => each.state))).toEqual(new Set(['claimed']));
    expect(new Set(presences.map((each) => each.firstSeenOn))).toEqual(new Set(['2024-10-14']));
    expect(presences).toHaveLength(256);
    const missing = entries.filter((each) => !listed.has(each.id));
    expect(missing.map((each) => [each.name, each.blocker]).sort()).toEqual(
      [
        ['Gừng, nghệ tươi hữu cơ', 'Chủ thể chưa liên hệ được'],
        ['Giỏ, ghế mây tre đan', 'Thiếu giấy ATTP'],
        ['Khẩu sli / bánh gạo nổ', 'Chưa có tài khoản'],
        ['Mật ong hoa nhãn Thung Lũng Xanh Bảo Thắng', 'Thiếu ảnh'],
        ['Mận Tam hoa sấy dẻo Suối Trong Bắc Hà', 'Chủ thể chưa liên hệ được'],
        ['Quế thanh / quế bột hữu cơ', 'Thiếu giấy ATTP'],
        ['Rau an toàn, giá đỗ, đậu phụ', 'Chủ thể chưa liên hệ được'],
        ['Trải nghiệm hái mận, chè, hoa', 'Thiếu giấy ATTP'],
      ].sort(),
    );
    expect(entries.every((each) => each.communeCode !== null && each.legacyDistrictCode !== null)).toBe(true);
    const byDistrict = new Map<string, number>();
    for (const { legacyDistrictCode } of entries)
      byDistrict.set(legacyDistrictCode ?? '', (byDistrict.get(legacyDistrictCode ?? '') ?? 0) + 1);
    expect([...byDistrict.values()].sort((a, b) => b - a)).toEqual([34, 31, 31, 30, 24, 23, 16, 11, 5]);
    const stars = recognitions.map((each) => each.stars);
    expect([3, 4, 5].map((star) => stars.filter((each) => each === star).length)).toEqual([193, 10, 2]);
    expect(producers.filter((each) => each.contactPhone !== null)).toEqual([]);

    const again = await stageImport(context, { file, fileName: 'copy.xlsx', personId: null });
    const second = await applyImport(context, { ...again, actor: null, expectedDigest: null });
    expect(second.summary).toEqual({
      rows: 205,
      new: 0,
      changed: 0,
      unchanged: 205,
      rejected: 0,
      missing: 0,
    });
    const after = await store.read(async (db) => ({
      entries: await db.select().from(registerEntry),
      presences: await db.select().from(presence),
    }));
    expect(after.entries.map((each) => each.updatedAt)).toEqual(entries.map((each) => each.updatedAt));
    expect(after.presences).toHaveLength(presences.length);
  });
});

import { expect, test } from 'vitest';
import { emptyContent } from '#app/domain/catalog/listing-content.ts';
import { putInSearch } from '#app/domain/catalog/put-in-search.server.ts';
import { searchProducts } from '#app/domain/catalog/search-products.server.ts';
import type { Context } from '#app/server/context.ts';
import { publishedListing } from '#tests/factories/published-listing.ts';
import { registerEntry } from '#tests/factories/register-entry.ts';
import { sellerOf } from '#tests/factories/seller-of.ts';
import { eachEngine } from '#tests/support/test-market.ts';

type Goods = {
  title: string;
  titleEn?: string;
  summary?: string;
  communeCode?: string;
  isAlcohol?: boolean;
  setCode?: string;
};

async function stock(context: Context, goods: readonly Goods[]): Promise<void> {
  const { store } = context;
  const { producerId } = await sellerOf(context, 'Hợp tác xã Thử');
  for (const {
    title,
    titleEn = '',
    summary = '',
    communeCode = '02869',
    isAlcohol = false,
    setCode,
  } of goods) {
    const listing = { titleVi: title, titleEn, titleKey: title, summaryVi: summary, communeCode, isAlcohol };
    const id = await publishedListing(context, { producerId, photos: [], listing });
    const content = {
      ...emptyContent,
      titleVi: title,
      titleEn,
      summaryVi: summary,
      communeCode,
      ...(setCode ? { setCode } : {}),
    };
    await store.write((tx) => putInSearch(tx, store.tables, id, content));
  }
}

async function found(context: Context, text: string, adult = false): Promise<string[]> {
  const { cards } = await searchProducts(context, { text, page: 1, adult });
  return cards.map(({ titleVi }) => titleVi);
}

eachEngine('search', (open) => {
  test('finds with and without marks, with đ, and whichever way a tone is placed', async () => {
    const { context } = await open();
    await stock(context, [{ title: 'Đường thốt nốt' }, { title: 'Hoà hương trà' }]);
    for (const query of ['đường', 'duong', 'DUONG', 'đường thốt', 'duong thot not', 'thốt nốt đường'])
      expect(await found(context, query), query).toEqual(['Đường thốt nốt']);
    for (const query of ['hòa', 'hoà', 'hoa', 'ho\u0300a'])
      expect(await found(context, query), query).toContain('Hoà hương trà');
  });

  test('takes other marks for another word, unless there is nothing else', async () => {
    const { context } = await open();
    await stock(context, [
      { title: 'Mắn biển' },
      { title: 'Man rừng' },
      { title: 'Mận Tam hoa' },
      { title: 'Mân mê' },
    ]);
    expect(await found(context, 'mận')).toEqual(['Mận Tam hoa', 'Man rừng']);
    expect(await found(context, 'mắn')).toEqual(['Mắn biển', 'Man rừng']);
    expect(await found(context, 'mận tam hoa')).toEqual(['Mận Tam hoa']);
    expect(await found(context, 'mận tâm hoa')).toEqual(['Mận Tam hoa']);
    expect(await found(context, 'mạn mê')).toEqual(['Mân mê']);
    expect(await found(context, 'man')).toHaveLength(4);
  });

  test('finds a whole set by its word, and nothing by what else the set’s name lists', async () => {
    const { context } = await open();
    await stock(context, [
      { title: 'Lạp sườn hun khói', setCode: 'QD26-08' },
      { title: 'Mật ong bạc hà', setCode: 'QD26-04' },
      { title: 'Miến dong', setCode: 'QD26-06' },
      { title: 'Búp Shan tuyết', setCode: 'QD26-11' },
      { title: 'Túi thêu tay', setCode: 'QD26-22' },
    ]);
    expect(await found(context, 'mật ong')).toEqual(['Mật ong bạc hà']);
    expect(await found(context, 'chè')).toEqual(['Búp Shan tuyết']);
    expect(await found(context, 'che')).toEqual(['Búp Shan tuyết']);
    expect(await found(context, 'thủ công')).toEqual(['Túi thêu tay']);
  });

  test('puts hits in the title before hits in the text', async () => {
    const { context } = await open();
    await stock(context, [
      { title: 'Lạp sườn', summary: 'Tẩm mật ong rừng' },
      { title: 'Rượu mật ong', summary: '' },
      { title: 'Mật ong bạc hà' },
    ]);
    expect(await found(context, 'mật ong')).toEqual(['Mật ong bạc hà', 'Rượu mật ong', 'Lạp sườn']);
  });

  test('takes the last word as unfinished, and English names', async () => {
    const { context } = await open();
    await stock(context, [{ title: 'Chè Shan tuyết', titleEn: 'Snow Shan tea' }]);
    for (const query of ['shan tuy', 'sno', 'che sh']) expect(await found(context, query)).toHaveLength(1);
    expect(await found(context, 'tuy shan ')).toHaveLength(0);
  });

  test('finds a commune by its former name, and names that are written in several ways', async () => {
    const { context } = await open();
    await stock(context, [
      { title: 'Gạo Séng Cù', communeCode: '02725' },
      { title: 'Cá hồi', communeCode: '03006' },
      { title: 'Trứng vịt', communeCode: '02809' },
    ]);
    expect(await found(context, 'gạo mường vi')).toEqual(['Gạo Séng Cù']);
    expect(await found(context, 'sapa')).toEqual(['Cá hồi']);
    expect(await found(context, 'Xi Ma Cai')).toEqual(['Trứng vịt']);
    const answer = await searchProducts(context, { text: 'sapa', page: 1, adult: false });
    expect(answer.readAs).toBe('sa pa');
  });

  test('finds goods by the name under which they stand in the register, where they are sold by another', async () => {
    const { context } = await open();
    const entryId = await registerEntry(context, 'Trà hoa sen / hoa nhài Phong Hải');
    const { producerId } = await sellerOf(context, 'Hợp tác xã Phong Hải');
    const titleVi = 'Trà hoa nhài Phong Hải';
    const listing = { titleVi, titleKey: 'tra', entryId, communeCode: null };
    const id = await publishedListing(context, { producerId, photos: [], listing });
    const { store } = context;
    await store.write((tx) =>
      putInSearch(tx, store.tables, id, { ...emptyContent, titleVi, communeCode: null }),
    );
    for (const query of ['trà hoa sen', 'tra hoa sen', 'trà hoa nhài'])
      expect(await found(context, query), query).toEqual([titleVi]);
    expect(await found(context, 'trà hoa cúc')).toEqual([]);
  });

  test('hides alcohol until it may be seen, and stands every kind of input', async () => {
    const { context } = await open();
    await stock(context, [{ title: 'Rượu thóc Thanh Kim', isAlcohol: true }]);
    expect(await found(context, 'rượu')).toEqual([]);
    expect(await found(context, 'rượu', true)).toHaveLength(1);
    for (const query of [
      '',
      '   ',
      '"',
      "' OR 1=1",
      'a:b',
      '* AND (',
      '\\',
      '🍯',
      'x'.repeat(5000),
      '\u0000',
      '% _',
      "d'Or",
    ])
      expect(await found(context, query), query).toEqual([]);
  });
});

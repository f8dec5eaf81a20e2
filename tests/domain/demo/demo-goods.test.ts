import { describe, expect, it } from 'vitest';
import { inSentence, withMarks } from '#app/demo/demo-kind-names.ts';
import { readDemoKinds } from '#app/demo/demo-kinds.server.ts';
import { type DemoEntry, demoListing } from '#app/demo/demo-listing.ts';
import { demoPack } from '#app/demo/demo-packs.ts';

const kinds = readDemoKinds(process.cwd());

const entry: DemoEntry = {
  id: 'e',
  code: 'ABCDEFGH',
  name: '',
  setCode: null,
  communeCode: null,
  placeName: 'Bát Xát',
  producerName: 'HTX Sao Mai',
  producerAddress: 'Xã Bát Xát, tỉnh Lào Cai',
};

describe('the packs of the demo market', () => {
  it.each([
    ['hộp 20 gói', 'QD26-12', 'hộp 20 gói', 'box of 20 sachets', 85],
    ['hộp 40 túi', 'QD26-12', 'hộp 40 túi', 'box of 40 tea bags', 105],
    ['quả / hộp 4 quả', 'QD26-01', 'hộp 4 quả', 'box of 4', 4240],
    ['hộp 10 quả', 'QD26-02', 'hộp 10 quả', 'box of 10', 690],
    ['con 1,5 kg', 'QD26-02', 'con 1,5 kg', 'whole bird, 1.5 kg', 1545],
    ['kg', 'QD26-02', '1 kg', '1 kg', 1030],
    ['chai 500 ml', 'QD26-14', 'chai 500 ml', 'bottle, 500 ml', 750],
    ['bánh 100 g', 'QD26-19', 'bánh 100 g', 'bar, 100 g', 110],
    ['chiếc', 'QD26-22', 'chiếc', 'piece', null],
    ['vé/người', 'QD26-26', 'vé/người', 'ticket per person', null],
  ])('%s', (written, set, vi, en, grams) => {
    expect(demoPack(written, set)).toEqual({ vi, en, grams });
  });

  it('reads the grams of "gói" as no measure, also when the word is written decomposed', () => {
    expect(demoPack('hộp 20 gói'.normalize('NFD'), 'QD26-12').en).toBe('box of 20 sachets');
  });

  it.each(
    kinds.map((kind) => [kind.nameVi, kind] as const),
  )('%s has one pack, named in both languages', (_, kind) => {
    const { vi, en, grams } = demoPack(kind.pack, kind.setCode);
    expect(vi).not.toMatch(/\s\/\s/);
    expect(en).toMatch(/^[\x20-\x7e]+$/);
    const amountVi = /([\d,]+)\s*(kg|g|ml)(?!\p{L})/u.exec(vi);
    if (!amountVi) return;
    // The same amount in both, and never lighter than what is in it.
    expect(en).toContain(`${amountVi[1]?.replace(',', '.')} ${amountVi[2]}`);
    const net = Number(amountVi[1]?.replace(',', '.')) * (amountVi[2] === 'kg' ? 1000 : 1);
    expect(grams).toBeGreaterThanOrEqual(net);
  });
});

describe('the words of the demo market', () => {
  it('names the province once where no commune is known', () => {
    const [kind] = kinds;
    if (!kind) throw new Error('the demo has no kinds of goods');
    const originOf = (placeName: string) =>
      demoListing({ ...entry, name: kind.nameVi, placeName }, kind, '', 0).label.origin;
    expect(originOf('Lào Cai')).toBe('Lào Cai, Việt Nam');
    expect(originOf('Bát Xát')).toBe('Bát Xát, Lào Cai, Việt Nam');
  });

  it('keeps the marks of names, and the small letter inside a sentence', () => {
    expect(withMarks('Muong Khuong chilli paste', 'Tương ớt Mường Khương')).toBe('Mường Khương chilli paste');
    expect(withMarks('Community homestay night', 'Homestay cộng đồng Tả Van')).toBe(
      'Community homestay night',
    );
    expect(inSentence('en', 'Dried or pickled chayote')).toBe('dried or pickled chayote');
    expect(inSentence('en', 'Hmong/Dao silverwork')).toBe('Hmong/Dao silverwork');
    expect(inSentence('vi', 'Gạo Séng Cù Mường Khương')).toBe('gạo Séng Cù Mường Khương');
  });

  it.each(
    kinds.map((kind) => [kind.nameVi, kind] as const),
  )('%s is told of in words that fit it', (name, kind) => {
    const content = demoListing({ ...entry, name }, kind, '', 0);
    const all = JSON.stringify(content);
    expect(all).not.toMatch(/\{(kind|place|producer)\}/);
    expect(all).not.toMatch(/tươi tươi|mô phỏng/);
    expect(content.label.responsible_organisation).toBe('HTX Sao Mai, xã Bát Xát, tỉnh Lào Cai');
    // One thing is sold, and the sentence under its name does not say the name again
    expect(content.titleVi).not.toContain('/');
    expect(content.titleEn).not.toContain('/');
    expect([...content.titleVi].length).toBeGreaterThanOrEqual(name.includes('/') ? 9 : 1);
    expect(content.summaryVi).toMatch(/^\p{Lu}[^.]{20,}\.$/u);
    expect(content.summaryEn).toMatch(/^\p{Lu}[^.]{20,}\.$/u);
    expect(content.summaryVi.toLowerCase()).not.toContain(content.titleVi.toLowerCase());
    expect([...content.descriptionVi].length).toBeGreaterThanOrEqual(100);
    const isBee = /mật ong/i.test(name);
    expect(/đàn ong/.test(content.descriptionVi), 'hives').toBe(isBee);
    if (/cá /i.test(name)) expect(content.descriptionVi).not.toMatch(/hộ nuôi|ăn ngô/);
    if (/^trứng/i.test(name)) expect(content.descriptionVi).not.toMatch(/hút chân không/);
    if (/^(cây|chậu)/.test(kind.pack)) expect(content.descriptionVi).not.toMatch(/5–7 ngày/);
  });
});

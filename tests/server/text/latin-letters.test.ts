import { expect, test } from 'vitest';
import { inLatin, needsLatin } from '#app/server/text/latin-letters.ts';

test('names in letters that are read one by one are read out, as in a passport', () => {
  const readings = {
    Иван: 'Ivan',
    'Щербаков Юрий': 'Shcherbakov Iurii',
    ЖАННА: 'ZhANNA',
    Київ: 'Kiiv',
    'Γιώργος Παπαδόπουλος': 'Giorgos Papadopoulos',
    한국: 'Hanguk',
    '김민수 씨': 'Gimminsu Ssi',
    たなか: 'Tanaka',
    'きょうと とっとり': 'Kyouto Tottori',
    'ジョン マッチャ': 'Jon Matcha',
    パーティー: 'Pati',
  };
  for (const [name, read] of Object.entries(readings)) expect(inLatin(name), name).toBe(read);
  for (const name of ['Nguyễn Thị Hoà', 'Jürgen Groß-Ørsted', 'Phòng 204, tầng 2', '']) {
    expect(inLatin(name)).toBe(name.normalize('NFC'));
    expect(needsLatin(name)).toBe(false);
  }
});

test('what cannot be read out is asked for in Latin letters', () => {
  for (const name of ['田中', '王小明 Wang', 'محمد', 'สมชาย', '沙坝酒店'])
    expect(needsLatin(name), name).toBe(true);
  for (const name of ['Иван', '한국', 'たなか', 'Wang Xiaoming', '204 / 12'])
    expect(needsLatin(name)).toBe(false);
});

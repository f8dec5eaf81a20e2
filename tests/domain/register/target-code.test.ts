import { expect, test } from 'vitest';
import { targetCodeFrom } from '#app/domain/register/target-code.ts';

const from = (name: string, ...taken: string[]) => targetCodeFrom(name, new Set(taken));

test('a code is made from the name: ASCII, short, cut between words', () => {
  expect(from('205 sản phẩm, 14/10/2024')).toBe('205-san-pham-14-10-2024');
  expect(from('Đề án “Mỗi xã một sản phẩm” giai đoạn 2026 – 2030 của tỉnh')).toBe(
    'de-an-moi-xa-mot-san-pham-giai-doan-2026',
  );
  expect(from('a'.repeat(200))).toBe('a'.repeat(40));
  for (const odd of ['', '…', '产品']) expect(from(odd)).toBe('chi-tieu');
});

test('a taken code gets a number, and so does the word that stands for the whole register', () => {
  expect(from('Kế hoạch', 'ke-hoach', 'ke-hoach-2')).toBe('ke-hoach-3');
  expect(from('Register')).toBe('register-2');
});

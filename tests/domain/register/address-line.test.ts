import { expect, test } from 'vitest';
import { addressLine } from '#app/domain/register/places/address-line.ts';

test.each([
  [['Thôn 2', 'Xã Bản Liền', 'tỉnh Lào Cai'], 'Thôn 2, xã Bản Liền, tỉnh Lào Cai'],
  [['Tổ 5', 'Phường Sa Pa'], 'Tổ 5, phường Sa Pa'],
  [['Xã Bản Liền', 'tỉnh Lào Cai'], 'Xã Bản Liền, tỉnh Lào Cai'],
  [[null, 'Xã Bản Liền'], 'Xã Bản Liền'],
  [['', ' ', 'Thị trấn Phố Lu'], 'Thị trấn Phố Lu'],
  // A name that only begins like the word stays as it is
  [['Thôn 2', 'Xãng Mông'], 'Thôn 2, Xãng Mông'],
  [[], ''],
])('%j is written %s', (parts, line) => {
  expect(addressLine(parts)).toBe(line);
});

import { describe, expect, test } from 'vitest';
import { maskContact, readContact } from '#app/domain/accounts/contact.ts';

describe('what people type to be known by', () => {
  test.each([
    ['0912345678', '+84912345678'],
    ['0912 345 678', '+84912345678'],
    ['+84 912.345.678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['(0214) 3 820 123', '+842143820123'],
    ['01632345678', '+84332345678'],
  ])('%s is the phone %s', (typed, value) => {
    expect(readContact(typed)).toEqual({ kind: 'phone', value });
  });

  test('e-mail addresses are one in whatever case', () => {
    expect(readContact('  May.Giang@ViDu.VN ')).toEqual({ kind: 'email', value: 'may.giang@vidu.vn' });
  });

  test.each([
    '',
    '12345',
    'hello',
    'a@b',
    '@vidu.vn',
    'a@vidu.vn, b@vidu.vn',
    'a@b@vidu.vn',
    'a\u0001b@vidu.vn',
    'ab\u202e@vidu.vn',
    'ab@vi\u0085du.vn',
    'ab@vidu.\ufffe',
    '0912345678; drop table person',
    `${'a'.repeat(260)}@vidu.vn`,
  ])('%j is neither', (typed) => {
    expect(readContact(typed)).toBeNull();
  });

  test('masked, one knows one’s own and learns nobody else’s', () => {
    expect(maskContact({ kind: 'phone', value: '+84912345678' })).toBe('09•• ••• 678');
    expect(maskContact({ kind: 'email', value: 'may.giang@vidu.vn' })).toBe('m•••@vidu.vn');
  });
});

/** Eleven-digit mobile numbers ended in 2018; their first digits changed so. */
const oldPrefixes: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

const mobile = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])\d{7}$/;
const landline = /^02\d{8,9}$/;
const hotline = /^1[89]00\d{4,6}$/;

/**
 * A Vietnamese telephone number as `+84…` (hotlines stay as they are): dots, blanks, +84, 0084, a number without its
 * zero, and old eleven-digit ones. Null when the digits are no Vietnamese number.
 */
export function normalisePhone(written: string): string | null {
  const digits = written.replace(/[^\d+]/g, '');
  if (hotline.test(digits)) return digits;
  let national = digits.replace(/^(\+84|0084)0?/, '0');
  if (/^84\d{9}$/.test(national)) national = `0${national.slice(2)}`;
  if (/^[2-9]\d{8}$/.test(national) || /^1[26]\d{8}$/.test(national)) national = `0${national}`;
  const renamed = oldPrefixes[national.slice(0, 4)];
  if (national.length === 11 && renamed) national = renamed + national.slice(4);
  return mobile.test(national) || landline.test(national) ? `+84${national.slice(1)}` : null;
}

/**
 * What reviewers turn down by themselves, so that a rejection can be seen and mended without anybody telling the
 * simulator: superlatives (Advertising Law 16/2012/QH13, art. 8(11)) and shouting. Null when they are content.
 */
export function reviewersReason(title: string, description: string): string | null {
  const text = `${title}\n${description}`.normalize('NFC').toLowerCase();
  const superlative = /(?<!\p{L})(tốt nhất|ngon nhất|rẻ nhất|duy nhất|số một|số 1)(?!\p{L})/u.exec(text)?.[1];
  if (superlative) return `Từ ngữ quảng cáo không được phép: “${superlative}”.`;
  if (/!{2,}/.test(text)) return 'Tên hoặc mô tả có nhiều dấu chấm than liền nhau.';
  return null;
}

import { coverLines, type PackRow } from '#app/domain/channels/pack/hand-over-sheet.ts';
import type { PackContent, PackCounts } from '#app/domain/channels/pack/pack-content.ts';
import { formatVnd } from '#app/i18n/format.ts';
import { translate } from '#app/i18n/messages.ts';
import { packMessages } from '#app/i18n/packs.ts';

const t = translate(packMessages, 'vi');

const style = `@page{size:A4;margin:18mm}body{font:11pt/1.45 "Be Vietnam Pro",Arial,sans-serif;color:#1d2433;max-width:174mm;margin:0 auto}
h1{font-size:20pt;margin:0 0 6mm}table{border-collapse:collapse;width:100%;margin-bottom:8mm}th,td{border:1px solid #8a8f9c;padding:1.6mm 2.4mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#f3e9d8}thead{display:table-header-group}tr{break-inside:avoid}.n{text-align:right;white-space:nowrap}.s{display:flex;justify-content:space-between;margin-top:14mm;text-align:center;break-inside:avoid}.s div{width:45%}.s p{margin:0 0 26mm}`;

/** The cover to print on A4: one file that needs no other, with room for both signatures. */
export function coverPage(pack: PackContent, counts: PackCounts, rows: readonly PackRow[]): string {
  const facts = coverLines(pack, counts)
    .map(([label, value]) => `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`)
    .join('\n');
  const goods = rows
    .map(
      ({ listing, variant, photos }, index) =>
        `<tr><td class="n">${index + 1}</td><td>${escaped(listing.titleVi)}${pack.incomplete.has(listing.id) ? ` <strong>(${escaped(t('incompleteMark'))})</strong>` : ''}</td><td>${escaped(variant.nameVi)}</td><td>${escaped(variant.sku)}</td><td class="n">${escaped(formatVnd('vi', variant.priceVnd))}</td><td class="n">${photos.length}</td></tr>`,
    )
    .join('\n');
  const heads = ['colNumber', 'colTitle', 'colUnit', 'colSku', 'colPrice', 'colPhotos'] as const;
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>${escaped(t('coverTitle'))}</title><style>${style}</style></head>
<body><h1>${escaped(t('coverTitle'))}</h1>
<table><tbody>
${facts}
</tbody></table>
<table><thead><tr>${heads.map((head) => `<th scope="col">${escaped(t(head))}</th>`).join('')}</tr></thead><tbody>
${goods}
</tbody></table>
<div class="s"><div><p>${escaped(t('signGiver'))}</p></div><div><p>${escaped(t('signTaker'))}</p></div></div>
</body></html>
`;
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => names[sign] ?? sign);
}

import type { PickedText } from '#app/i18n/pick-text.ts';

/** Words, some of them perhaps in another language than the mail's: a screen reader is told which. */
export type MailText = string | ReadonlyArray<string | PickedText>;

type Link = { readonly label: string; readonly url: string };

/** What a mail is made of, in order: said once, written as plain text and as HTML. */
export type MailPart =
  | { readonly text: MailText }
  | { readonly heading: string }
  /** Sums, one under the other; the last is what they come to where `isSum`. */
  | { readonly rows: ReadonlyArray<readonly [label: string, value: string]>; readonly isSum?: boolean }
  /** What needs a line or more of its own. */
  | { readonly facts: ReadonlyArray<readonly [label: string, value: MailText]> }
  | { readonly link: Link }
  /** Somebody else's words, and what the market says under them. */
  | {
      readonly quote: {
        readonly author: string;
        readonly words: string;
        readonly care: string;
        readonly link: Link;
      };
    }
  | { readonly small: string };

export function partsAsText(parts: readonly MailPart[]): string {
  return `${parts.map(asText).join('\n\n')}\n`;
}

function asText(part: MailPart): string {
  if ('heading' in part) return `${part.heading}\n${'-'.repeat(Math.min(60, [...part.heading].length))}`;
  if ('rows' in part) return part.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  if ('facts' in part) return part.facts.map(([label, value]) => `${label}: ${plain(value)}`).join('\n');
  if ('link' in part) return `${part.link.label}: ${part.link.url}`;
  if ('quote' in part) {
    const { author, words, care, link } = part.quote;
    const quoted = words.split('\n').map((line) => `> ${line}`);
    return `${author}\n${quoted.join('\n')}\n\n${care}\n${link.label}: ${link.url}`;
  }
  return 'small' in part ? part.small : plain(part.text);
}

function plain(text: MailText): string {
  if (typeof text === 'string') return text;
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** One column, colours of the market, no pictures and nothing from elsewhere: it reads the same in every program. */
export function partsAsHtml(parts: readonly MailPart[], language: string, title: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:#fbf7ef;color:#1c1a17;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:600px;margin:0 auto;padding:24px 16px">
<p style="margin:0 0 16px;font-weight:700;color:#22315c;border-bottom:3px solid #c8372d;padding-bottom:8px">Chợ Phiên</p>
${parts.map(asHtml).join('\n')}
</div></body></html>
`;
}

function asHtml(part: MailPart): string {
  if ('heading' in part)
    return `<h2 style="margin:24px 0 8px;font-size:19px">${escapeHtml(part.heading)}</h2>`;
  if ('rows' in part) {
    const rows = part.rows.map(
      ([label, value], at) =>
        `<tr${part.isSum && at === part.rows.length - 1 ? ' style="font-weight:700;border-top:1px solid #e4dac8"' : ''}><td style="padding:4px 16px 4px 0;vertical-align:top">${escapeHtml(label)}</td><td style="padding:4px 0;text-align:right;vertical-align:top;white-space:nowrap">${escapeHtml(value)}</td></tr>`,
    );
    return `<table role="presentation" style="width:100%;border-collapse:collapse;margin:0 0 12px">${rows.join('')}</table>`;
  }
  if ('facts' in part) {
    const facts = part.facts.map(
      ([label, value]) =>
        `<p style="margin:0 0 10px;overflow-wrap:anywhere"><span style="display:block;font-size:14px;color:#5d5447">${escapeHtml(label)}</span>${marked(value)}</p>`,
    );
    return facts.join('\n');
  }
  if ('link' in part)
    return `<p style="margin:20px 0"><a href="${escapeHtml(part.link.url)}" style="display:inline-block;background:#b3261e;color:#fff;padding:12px 20px;border-radius:6px;font-weight:700;text-decoration:none">${escapeHtml(part.link.label)}</a></p>`;
  if ('quote' in part) {
    const { author, words, care, link } = part.quote;
    return `<p style="margin:0;font-size:14px;color:#5d5447">${escapeHtml(author)}</p>
<blockquote style="margin:4px 0 8px;padding:2px 0 2px 12px;border-left:4px solid #cbbfa8;white-space:pre-line;overflow-wrap:anywhere">${escapeHtml(words)}</blockquote>
<p style="margin:0 0 12px;font-size:14px;color:#5d5447">${escapeHtml(care)} <a href="${escapeHtml(link.url)}" style="color:#22315c">${escapeHtml(link.label)}</a></p>`;
  }
  const [look, text] =
    'small' in part
      ? ['margin:12px 0 0;font-size:14px;color:#5d5447', part.small]
      : ['margin:0 0 12px', part.text];
  return `<p style="${look}">${marked(text)}</p>`;
}

function marked(text: MailText): string {
  if (typeof text === 'string') return escapeHtml(text);
  const pieces = text.map((piece) => (typeof piece === 'string' ? { text: piece } : piece));
  return pieces
    .map(({ text: words, lang }) =>
      lang ? `<span lang="${lang}">${escapeHtml(words)}</span>` : escapeHtml(words),
    )
    .join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

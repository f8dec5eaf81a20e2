import type { BankAccount, BankState, Transfer } from '#tests/fakes/bank/bank-state.ts';
import type { ScannedCode } from '#tests/fakes/bank/read-vietqr.ts';
import { localTime } from '#tests/fakes/bank/send-notices.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const STYLE = `
*{box-sizing:border-box}body{margin:0;background:#0e3b43;font:17px/1.5 system-ui,sans-serif;color:#10242a}
main{max-width:27rem;margin:0 auto;min-height:100vh;background:#f4f8f8;padding-bottom:2rem}
header{background:#11616d;color:#fff;padding:1rem 1.25rem}header p{margin:0;font-size:.85rem;opacity:.9}
h1{font-size:1.3rem;margin:.1rem 0}section{padding:1.1rem 1.25rem}
.note{background:#fff4d6;border-left:4px solid #b97900;padding:.7rem .9rem;margin:1rem 1.25rem 0;border-radius:4px;font-size:.92rem}
dl{background:#fff;border:1px solid #d5e2e3;border-radius:10px;margin:0 0 1.1rem;padding:.3rem 1rem}
dt{color:#55696d;font-size:.85rem;padding-top:.55rem}dd{margin:0;font-weight:600;padding-bottom:.55rem;border-bottom:1px solid #e6eeee;overflow-wrap:anywhere}
dd:last-child{border:0}label{display:block;font-weight:600;margin:.7rem 0 .3rem}
input{width:100%;min-height:48px;font:inherit;padding:.5rem .8rem;border:1.5px solid #8aa3a6;border-radius:8px;background:#fff}
button,a.button{display:flex;align-items:center;justify-content:center;width:100%;min-height:52px;margin-top:1.2rem;border:0;border-radius:10px;background:#11616d;color:#fff;font:inherit;font-weight:700;text-decoration:none;cursor:pointer}
:focus-visible{outline:3px solid #e0a100;outline-offset:2px}.done{font-size:1.6rem;font-weight:800;color:#0c7a43;margin:0}`;

export type BankLanguage = 'vi' | 'en';

const words = {
  vi: {
    bank: 'Ngân hàng mô phỏng',
    warning: 'Chỉ là bản dùng thử: không có tiền thật nào được chuyển.',
    transfer: 'Chuyển tiền',
    receiver: 'Người nhận',
    number: 'Số tài khoản',
    amount: 'Số tiền (₫)',
    memo: 'Nội dung',
    send: 'Chuyển tiền',
    sent: 'Đã chuyển tiền',
    reference: 'Mã giao dịch',
    at: 'Lúc',
    back: 'Về trang đơn hàng',
    notSent: 'Không chuyển được',
    code: 'Mã QR này không đọc được.',
    account: 'Không có tài khoản này ở Ngân hàng mô phỏng.',
    wrongAmount: 'Số tiền chưa đúng.',
    refused: 'Không chuyển được.',
  },
  en: {
    bank: 'Simulated bank',
    warning: 'This is a demo: no real money moves.',
    transfer: 'Transfer',
    receiver: 'Receiver',
    number: 'Account number',
    amount: 'Amount (₫)',
    memo: 'Memo',
    send: 'Pay',
    sent: 'Sent',
    reference: 'Reference',
    at: 'When',
    back: 'Back to the order',
    notSent: 'It was not sent',
    code: 'This QR code cannot be read.',
    account: 'The simulated bank has no such account.',
    wrongAmount: 'That is no amount.',
    refused: 'It was not sent.',
  },
};

/** Why nothing was transferred. */
export type BankRefusal = 'code' | 'account' | 'wrongAmount' | 'refused';

const vnd = (language: BankLanguage, amount: number) =>
  language === 'vi' ? `${amount.toLocaleString('vi-VN')} ₫` : `₫${amount.toLocaleString('en-GB')}`;

function page(language: BankLanguage, title: string, body: string): string {
  const t = words[language];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${title}</title><style>${STYLE}</style></head><body><main><header><p>${t.bank}</p><h1>${title}</h1></header><p class="note">${t.warning}</p>${body}</main></body></html>`;
}

/** As a bank's app after a code was scanned. */
export function payPage(
  language: BankLanguage,
  { account, amount, memo }: ScannedCode,
  receiver: BankAccount,
  { payload, back }: { payload: string; back: string },
): string {
  const t = words[language];
  return page(
    language,
    t.transfer,
    `<section><dl><dt>${t.receiver}</dt><dd>${safe(receiver.holder)}</dd><dt>${t.number}</dt><dd>${safe(account)}</dd></dl>
<form method="post" action="pay"><input type="hidden" name="payload" value="${safe(payload)}"><input type="hidden" name="back" value="${safe(back)}"><input type="hidden" name="lang" value="${language}">
<label for="amount">${t.amount}</label><input id="amount" name="amount" inputmode="numeric" required value="${amount ?? ''}">
<label for="memo">${t.memo}</label><input id="memo" name="memo" maxlength="80" value="${safe(memo)}">
<button type="submit">${t.send}</button></form></section>`,
  );
}

export function paidPage(
  language: BankLanguage,
  { amount, reference, memo, at }: Transfer,
  back: string,
): string {
  const t = words[language];
  const link = /^https?:\/\//.test(back) ? `<a class="button" href="${safe(back)}">${t.back}</a>` : '';
  return page(
    language,
    t.sent,
    `<section><p class="done">${vnd(language, amount)}</p><dl><dt>${t.memo}</dt><dd>${safe(memo)}</dd><dt>${t.reference}</dt><dd>${reference}</dd><dt>${t.at}</dt><dd>${localTime(at)}</dd></dl>${link}</section>`,
  );
}

export function refusedPage(language: BankLanguage, why: BankRefusal): string {
  const t = words[language];
  return page(language, t.notSent, `<section><p>${t[why]}</p></section>`);
}

/** What came in on an account, as its owner would download it. */
export function statementCsv(state: BankState, number: string): string {
  const rows = state.transfers
    .filter((one) => one.number === number)
    .map(({ at, reference, text, amount, balance }) =>
      [localTime(at), reference, `"${text.replaceAll('"', '""')}"`, '', amount, balance].join(','),
    );
  return `\ufeff${['Ngày giao dịch,Số tham chiếu,Nội dung,Ghi nợ,Ghi có,Số dư', ...rows].join('\r\n')}\r\n`;
}

import { escapeHtml, type FakeReply, type FakeRequest, html, redirect } from '#tests/fakes/platforms/http.ts';
import { answerBank, type PayOutcome, payWith, testCards } from '#tests/fakes/stripe/pay.ts';
import { sessionOf } from '#tests/fakes/stripe/sessions.ts';
import type { Session } from '#tests/fakes/stripe/state.ts';
import type { StripeWorld } from '#tests/fakes/stripe/world.ts';

type Words = (typeof words)['vi'];

const words = {
  vi: {
    title: 'Trả bằng thẻ (mô phỏng)',
    warning: 'Đây là trang mô phỏng của Stripe. Không có tiền thật; đừng gõ số thẻ thật.',
    total: 'Tổng cộng',
    card: 'Số thẻ thử',
    pay: 'Trả tiền',
    back: 'Quay lại đơn hàng',
    closed: 'Trang trả tiền này đã đóng.',
    declined: 'Thẻ bị từ chối. Hãy thử thẻ khác.',
    bank: 'Ngân hàng của bạn hỏi: có đúng bạn đang trả khoản này không?',
    yes: 'Đúng, tôi trả',
    no: 'Không phải tôi',
    works: 'trả được',
    refused: 'bị từ chối',
    noMoney: 'thẻ không đủ tiền',
    asks: 'ngân hàng hỏi lại (3-D Secure)',
    disputed: 'trả được, sau đó chủ thẻ khiếu nại',
  },
  en: {
    title: 'Pay by card (simulated)',
    warning: 'This is a simulation of Stripe. No real money moves; do not type a real card number.',
    total: 'Total',
    card: 'Test card number',
    pay: 'Pay',
    back: 'Back to the order',
    closed: 'This payment page is closed.',
    declined: 'The card was declined. Please try another one.',
    bank: 'Your bank asks: is it you who pays this?',
    yes: 'Yes, I pay',
    no: 'It is not me',
    works: 'is accepted',
    refused: 'is declined',
    noMoney: 'has no money left',
    asks: 'your bank asks (3-D Secure)',
    disputed: 'is accepted, then disputed by its holder',
  },
};

/** `/pay/:session`: what a buyer sees at Stripe. POST `card`, or `answer` to the bank's question. */
export function checkoutPage(world: StripeWorld, request: FakeRequest, sessionId: string): FakeReply {
  if (!world.state.sessions[sessionId]) return html('', 404);
  const session = sessionOf(world, sessionId);
  const t = words[session.locale === 'en' ? 'en' : 'vi'];
  if (request.method !== 'POST')
    return html(page(world, session, t, null), session.status === 'open' ? 200 : 410);
  const sent = new URLSearchParams(request.body.toString('utf8'));
  const answer = sent.get('answer');
  const card = (sent.get('card') ?? '').replace(/\D/g, '');
  const outcome =
    answer === null ? payWith(world, sessionId, card) : answerBank(world, sessionId, answer === 'yes');
  if (outcome === 'paid' || outcome === 'processing')
    return redirect(session.success_url.replace('{CHECKOUT_SESSION_ID}', sessionId));
  return html(page(world, session, t, outcome), outcome === 'closed' ? 410 : 200);
}

function page(world: StripeWorld, session: Session, t: Words, outcome: PayOutcome | null): string {
  const lines = world.state.behind[session.id]?.lines ?? [];
  const money = (amount: number) => {
    if (session.currency !== 'vnd')
      return `${amount.toLocaleString('de-DE')} ${session.currency.toUpperCase()}`;
    return t === words.en ? `₫${amount.toLocaleString('en-GB')}` : `${amount.toLocaleString('de-DE')} ₫`;
  };
  const rows = lines.map(
    ({ name, amount }) => `<li><span>${escapeHtml(name)}</span><b>${money(amount)}</b></li>`,
  );
  const back = session.cancel_url ? `<p><a href="${escapeHtml(session.cancel_url)}">${t.back}</a></p>` : '';
  return `<!doctype html><html lang="${t === words.en ? 'en' : 'vi'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${t.title}</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:30rem;margin:0 auto;padding:1rem;color:#1a1f36}
header{background:#fff3cd;padding:.75rem 1rem;border-radius:8px}ul{list-style:none;padding:0}li{display:flex;
justify-content:space-between;gap:1rem;padding:.5rem 0;border-bottom:1px solid #e3e8ee}button{font:inherit;min-height:48px;
padding:0 1.5rem;border:0;border-radius:8px;background:#3a30b8;color:#fff;width:100%;margin-top:.75rem}
button.no{background:#fff;color:#1a1f36;border:1px solid #697386}label{display:flex;gap:.75rem;min-height:48px;
align-items:center}input{width:22px;height:22px;flex:none}li b{white-space:nowrap}label+label{margin-top:.75rem}.alert{background:#fde8e8;padding:.75rem 1rem;border-radius:8px}
fieldset{border:0;padding:0;margin:1rem 0}code{white-space:nowrap}</style></head><body>
<header><b>${t.title}</b><br>${t.warning}</header>
<ul>${rows.join('')}<li><span>${t.total}</span><b>${money(session.amount_total)}</b></li></ul>
${outcome === 'declined' ? `<p class="alert" role="alert">${t.declined}</p>` : ''}
${session.status === 'open' ? (outcome === 'asks' ? bankForm(t) : cardForm(t)) : `<p>${t.closed}</p>`}
${back}</body></html>`;
}

function cardForm(t: Words): string {
  const choices: ReadonlyArray<readonly [string, string]> = [
    [testCards.works, t.works],
    [testCards.declined, t.refused],
    [testCards.noMoney, t.noMoney],
    [testCards.asksForMore, t.asks],
    [testCards.disputed, t.disputed],
  ];
  const radios = choices.map(
    ([number, what], at) =>
      `<label><input type="radio" name="card" value="${number}"${at === 0 ? ' checked' : ''}><span><code>${number.replace(/(\d{4})(?=\d)/g, '$1 ')}</code><br>${what}</span></label>`,
  );
  return `<form method="post"><fieldset><legend>${t.card}</legend>${radios.join('')}</fieldset><button>${t.pay}</button></form>`;
}

const bankForm = (t: Words) =>
  `<form method="post"><p>${t.bank}</p><button name="answer" value="yes">${t.yes}</button>
<button class="no" name="answer" value="no">${t.no}</button></form>`;

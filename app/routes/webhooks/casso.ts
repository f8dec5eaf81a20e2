import { actionFor, loaderFor } from '#app/routes/route-guard.server.ts';
import { answerBankNotice, refuseReading } from '#app/routes/webhooks/answer-bank-notice.server.ts';

export const loader = loaderFor('public', refuseReading);

export const action = actionFor('public', ({ context, request }) =>
  answerBankNotice(context, 'casso', request),
);

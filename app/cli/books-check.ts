import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { atMost, readLanguage } from '#app/cli/read-arguments.ts';
import { type BooksReport, checkBooks } from '#app/domain/payments/ledger/check/check-books.server.ts';
import { bookMessages } from '#app/i18n/books.ts';
import { breakText, figuresText, invariantName } from '#app/i18n/books-words.ts';
import { formatVnd } from '#app/i18n/format.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';

/** How many places of one invariant are listed for a person; JSON has all. */
const MOST_LISTED = 20;

export const booksCheck: Command = {
  name: 'books:check',
  usage: `books:check [--language vi|en] [--json]
    Counts orders, stock and money anew and says of every condition of the books whether it holds, with its figures; what
    does not add up is listed. Safe at any time: it reads one moment and changes nothing.
    JSON: {isSound, checkedAt, balances, findings: [{invariant, figures, breaks: [{subject, what, expected, found}]}]}.
    Ends with 0 when the books are sound and 1 when they are not.`,
  async run(context, args, { out }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        language: { type: 'string', default: 'vi' },
        json: { type: 'boolean', default: false },
      },
    });
    atMost(positionals, 0);
    const language = readLanguage(values.language);
    const report = await checkBooks(context);
    const lines = values.json
      ? [JSON.stringify({ ...report, checkedAt: new Date(report.checkedAt).toISOString() })]
      : describe(language, report);
    for (const line of lines) out(line);
    return report.isSound ? 0 : 1;
  },
};

function describe(language: Language, { findings, balances }: BooksReport): string[] {
  const w = translate(bookMessages, language);
  const wrong = findings.reduce((count, { breaks }) => count + breaks.length, 0);
  return [
    ...findings.flatMap((finding) => [
      `${finding.breaks.length === 0 ? w('held') : w('notHeld')}  ${invariantName(w, finding.invariant)} (${figuresText(w, language, finding.figures)})`,
      ...finding.breaks.slice(0, MOST_LISTED).map((one) => `      ${breakText(w, language, one)}`),
      ...(finding.breaks.length > MOST_LISTED
        ? [`      ${w('more', { count: finding.breaks.length - MOST_LISTED })}`]
        : []),
    ]),
    '',
    ...Object.entries(balances)
      .sort()
      .map(
        ([account, amount]) => `${w(`account_${account}` as 'account_fees')}: ${formatVnd(language, amount)}`,
      ),
    '',
    wrong === 0 ? w('sound', { count: findings.length }) : w('broken', { count: wrong }),
  ];
}

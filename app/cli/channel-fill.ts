import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '#app/cli/command.ts';
import { atMost, mustBeFree, needed, personPath } from '#app/cli/read-arguments.ts';
import { channelFileOptions, readChannelFileWish } from '#app/cli/shared-options.ts';
import { UsageProblem } from '#app/cli/usage-problem.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import { planWorkbook, type WorkbookWish } from '#app/domain/channels/template/plan-workbook.server.ts';
import type { StandingListing } from '#app/domain/channels/template/standing-listings.server.ts';
import { channelText } from '#app/i18n/channels.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';

export const channelFill: Command = {
  name: 'channel:fill',
  usage: `channel:fill CHANNEL WORKBOOK --producer CODE [--out FILE] [--answers NAME=VALUE]… [--only-changes]
                 [--even ID]… [--dry-run] [--json]
    Fills a seller's own workbook (shopee, tiktok-shop, lazada) with the producer's published listings, with the
    categories, texts and prices that they chose for the channel, and says what stays empty.
    --out FILE            where to write it (default: beside WORKBOOK, "-filled" added); several files get a number.
                          No file is written over
    --answers NAME=VALUE  what the workbook leaves open, e.g. weightUnit=g, shipping=channel_id.50021 (may be
                          repeated), stockColumn=quantity; --dry-run --json lists the questions
    --only-changes        only listings that are new or changed since the producer's last file for the channel
    --even ID             this listing goes in although it is on the channel already, in a connected shop or by a link
                          (may be repeated); others that are there are named and left out
    --language vi|en      of the messages
    JSON: {files: […], listings: n, leftOver: n, questions: [{field, options, answered}], standing: [{listingId,
    state, url}], unfilled: [{listingId, variantCode, column, text}]}.
    Ends with 0 when everything was filled, 2 when something stays empty, 1 when nothing was done.`,
  async run(context, args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...channelFileOptions,
        answers: { type: 'string', multiple: true, default: [] },
        even: { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
      },
    });
    atMost(positionals, 2);
    const { language, ...wished } = await readChannelFileWish(
      context,
      positionals[0],
      values,
      ({ template }) => template !== undefined,
    );
    const path = personPath(
      needed(positionals[1], 'Name the workbook that the seller centre gave: an .xlsx file.'),
    );
    const answers = readAnswers(values.answers);
    const wish: WorkbookWish = {
      ...wished,
      workbook: { file: await readFile(path), fileName: basename(path) },
      answers,
      listingIds: null,
      evenStanding: values.even,
    };
    const wanted = values.out === undefined ? undefined : personPath(values.out);
    // Before the file is made, which puts it on record as handed over.
    if (!values['dry-run']) for (const part of [null, 1]) mustBeFree(targetPath(path, wanted, part));
    const { files, plan, standing } = values['dry-run']
      ? { files: [], ...(await planWorkbook(context, wish)) }
      : await fillWorkbook(context, { personId: null, role: 'operator' }, wish);
    const written: string[] = [];
    for (const [index, { content }] of files.entries()) {
      const target = targetPath(path, wanted, files.length > 1 ? index + 1 : null);
      await writeFile(target, content, { flag: 'wx' });
      written.push(target);
    }
    const unfilled = plan.unfilled.map(({ listingId, variantCode, column, message, params }) => ({
      listingId,
      variantCode,
      column,
      text: channelText(language, message, params),
    }));
    const questions = plan.questions.map(({ field, options }) => ({
      field,
      options,
      answered: Object.hasOwn(answers, field),
    }));
    const leftThere = [...standing].flatMap(([listingId, { state, url }]) =>
      values.even.includes(listingId) ? [] : { listingId, state, url },
    );
    if (values.json) {
      const { length: listings } = plan.listings;
      const leftOver = plan.leftOver.length;
      out(JSON.stringify({ files: written, listings, leftOver, questions, standing: leftThere, unfilled }));
    } else {
      for (const target of written) out(target);
      for (const { field, options, answered } of questions)
        if (!answered) err(`--answers ${field}=${options.join('|')}`);
      for (const { listingId, ...how } of leftThere) err([listingId, standsWords(language, how)].join('\t'));
      for (const { listingId, variantCode, column, text } of unfilled)
        err([listingId, variantCode ?? '', column, text].join('\t'));
    }
    return unfilled.length > 0 || plan.leftOver.length > 0 ? 2 : 0;
  },
};

function standsWords(language: Language, { state, url }: StandingListing): string {
  const w = translate(workbookMessages, language);
  if (state !== null)
    return w('standingInShop', { state: translate(pushMessages, language)(`item_${state}`) });
  return w('standingByLink', { url: url ?? '?' });
}

/** "shipping=a", "shipping=b" → {shipping: "a\nb"}. @throws UsageProblem when one has no name. */
function readAnswers(given: readonly string[]): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const one of given) {
    const [, field, value] = /^(\w+)=(.*)$/s.exec(one) ?? [];
    if (field === undefined || value === undefined)
      throw new UsageProblem(
        `--answers is NAME=VALUE, such as weightUnit=g, not "${one}". --dry-run lists the names.`,
      );
    answers[field] = Object.hasOwn(answers, field) ? `${answers[field]}\n${value}` : value;
  }
  return answers;
}

function targetPath(source: string, wanted: string | undefined, part: number | null): string {
  const base = wanted ?? source.replace(/(\.xlsx)?$/i, '-filled.xlsx');
  if (part === null) return base;
  const extension = extname(base);
  return `${base.slice(0, base.length - extension.length)}-${part}${extension}`;
}

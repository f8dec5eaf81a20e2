import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFillArguments } from '#app/cli/check-fill-arguments.ts';
import type { Command } from '#app/cli/command.ts';
import { atMost, mustTakeFile, needed, personPath } from '#app/cli/read-arguments.ts';
import { channelFileOptions, readChannelFileWish } from '#app/cli/shared-options.ts';
import { UsageProblem } from '#app/cli/usage-problem.ts';
import { fileCategoryField } from '#app/domain/channels/template/file-category.ts';
import { fillWorkbook } from '#app/domain/channels/template/fill-workbook.server.ts';
import { type PlannedWorkbook, planWorkbook } from '#app/domain/channels/template/plan-workbook.server.ts';
import type { StandingListing } from '#app/domain/channels/template/standing-listings.server.ts';
import type { OfferedListing } from '#app/domain/channels/template/wanted-goods.server.ts';
import type { WorkbookWish } from '#app/domain/channels/template/workbook-wish.ts';
import { cliChannelText } from '#app/i18n/cli.ts';
import type { Language } from '#app/i18n/language.ts';
import { translate } from '#app/i18n/messages.ts';
import { pushMessages } from '#app/i18n/pushes.ts';
import { workbookMessages } from '#app/i18n/workbooks.ts';

export const channelFill: Command = {
  name: 'channel:fill',
  usage: `channel:fill CHANNEL WORKBOOK --producer CODE [--out FILE] [--answers NAME=VALUE]… [--only-changes]
                 [--even ID]… [--category ID=CATEGORY]… [--dry-run] [--json]
    Fills a seller's own workbook (shopee, tiktok-shop, lazada) with the producer's published listings, with the
    categories, texts and prices that they chose for the channel, and says what stays empty.
    --out FILE            where to write it (default: beside WORKBOOK, "-filled" added); several files get a number.
                          No file is written over
    --answers NAME=VALUE  what the workbook leaves open, e.g. weightUnit=g, shipping=channel_id.50021 (may be
                          repeated), stockColumn=quantity; --dry-run --json lists the questions
    --only-changes        only listings that are new or changed since the producer's last file for the channel
    --even ID             this listing goes in although it is on the channel already, in a shop (connected or not) or
                          by a link (may be repeated); others that are there are named and left out
    --category ID=CATEGORY
                          for this file the listing has this category: its number or its name in WORKBOOK (may be
                          repeated). A file with a sheet for each category leaves out and names those without one
    --language vi|en      of the messages
    Messages: a line each, parted by tabs: name, SKU, column, what it is about, ID.
    JSON: {files: […], listings: n, leftOver: n, questions: [{field, options, answered}], standing: [{title, sku,
    listingId, state, shop, isConnected, url}], asked: [{title, sku, listingId, likely}], unfilled: [{title, sku,
    listingId, variantCode, column, text, note}]}.
    Ends with 0 when everything was filled, 2 when something stays empty or was left out for want of a category,
    1 when nothing was done.`,
  async run(context, args, { out, err }) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...channelFileOptions,
        answers: { type: 'string', multiple: true, default: [] },
        even: { type: 'string', multiple: true, default: [] },
        category: { type: 'string', multiple: true, default: [] },
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
    const given = readAnswers(values.answers);
    const categories = readCategories(values.category);
    const answers = { ...given };
    for (const [listingId, category] of categories) answers[fileCategoryField(listingId)] = category;
    const wish: WorkbookWish = {
      ...wished,
      workbook: { file: await readFile(path), fileName: basename(path) },
      answers,
      listingIds: null,
      evenStanding: values.even,
    };
    const wanted = values.out === undefined ? undefined : personPath(values.out);
    const checked = async (planning: PlannedWorkbook | Promise<PlannedWorkbook>) => {
      const planned = await planning;
      await checkFillArguments(planned, { answers: given, even: values.even, categories });
      return planned;
    };
    const { files, plan, offered, standing, asked } = values['dry-run']
      ? { files: [], ...(await checked(planWorkbook(context, wish))) }
      : await fillWorkbook(context, { personId: null, role: 'operator' }, wish, {
          async mayKeep(planned) {
            await checked(planned);
            // All that will be written, and before it is kept, which puts it on record as handed over.
            for (let number = 1; number <= Math.max(1, planned.plan.files); number += 1)
              mustTakeFile(targetPath(path, wanted, planned.plan.files > 1 ? number : null));
          },
        });
    const written: string[] = [];
    for (const [index, { content }] of files.entries()) {
      const target = targetPath(path, wanted, files.length > 1 ? index + 1 : null);
      await writeFile(target, content, { flag: 'wx' });
      written.push(target);
    }
    const named = namesOf(offered);
    const unfilled = plan.unfilled.map(({ listingId, variantCode, column, message, params, isNote }) => ({
      ...named(listingId, variantCode),
      listingId,
      variantCode,
      column,
      text: cliChannelText(language, message, params),
      note: isNote === true,
    }));
    const questions = plan.questions.map(({ field, options }) => ({
      field,
      options,
      answered: Object.hasOwn(answers, field),
    }));
    const leftThere = [...standing].flatMap(([listingId, how]) =>
      values.even.includes(listingId) ? [] : { ...named(listingId, null), listingId, ...how },
    );
    const leftOut = [...asked].flatMap(([listingId, proposal]) =>
      leftThere.some((one) => one.listingId === listingId)
        ? []
        : { ...named(listingId, null), listingId, likely: proposal?.path ?? null },
    );
    if (values.json) {
      const { length: listings } = plan.listings;
      const leftOver = plan.leftOver.length;
      const left = { standing: leftThere, asked: leftOut, unfilled };
      out(JSON.stringify({ files: written, listings, leftOver, questions, ...left }));
    } else {
      for (const target of written) out(target);
      for (const { field, options, answered } of questions)
        if (!answered) err(`--answers ${field}=${options.join('|')}`);
      for (const { title, sku, listingId, ...how } of leftThere)
        err([title, sku, '', standsWords(language, how), listingId].join('\t'));
      for (const { title, sku, listingId, likely } of leftOut)
        err([title, sku, '', askedWords(language, likely), listingId].join('\t'));
      for (const { title, sku, listingId, column, text } of unfilled)
        err([title, sku, column, text, listingId ?? ''].join('\t'));
    }
    const isLeft = unfilled.some(({ note }) => !note) || leftOut.length > 0 || plan.leftOver.length > 0;
    return isLeft ? 2 : 0;
  },
};

/** What a person calls a listing or one of its sizes: its name and its SKUs, which stand on their own papers. */
function namesOf(offered: readonly OfferedListing[]) {
  const byId = new Map(offered.map((one) => [one.id, one]));
  return (listingId: string | null, variantCode: string | null): { title: string; sku: string } => {
    const listing = byId.get(listingId ?? '');
    const sizes = listing?.variants.filter(
      ({ publicCode }) => variantCode === null || publicCode === variantCode,
    );
    return { title: listing?.titleVi ?? '', sku: sizes?.flatMap(({ sku }) => sku || []).join(', ') ?? '' };
  };
}

function askedWords(language: Language, likely: string | null): string {
  const w = translate(workbookMessages, language);
  const guess = likely === null ? w('askedNothingLikely') : w('askedLikely', { category: likely });
  return `${w('askedMark')}. ${guess}`;
}

function standsWords(language: Language, { state, shop, isConnected, url }: StandingListing): string {
  const w = translate(workbookMessages, language);
  if (state !== null)
    return w(isConnected ? 'standingInShop' : 'standingInLostShop', {
      shop: shop ?? '',
      state: translate(pushMessages, language)(`item_${state}`),
    });
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

/** "0192…=4821" → [0192…, 4821]. @throws UsageProblem when one has no listing or category. */
function readCategories(given: readonly string[]): Array<[listingId: string, category: string]> {
  return given.map((one) => {
    const [, listingId, category] = /^([^=]+)=(.+)$/s.exec(one) ?? [];
    if (listingId === undefined || category === undefined)
      throw new UsageProblem(`--category is ID=CATEGORY, such as 0192f0c1=4821, not "${one}".`);
    return [listingId.trim(), category.trim()];
  });
}

function targetPath(source: string, wanted: string | undefined, part: number | null): string {
  const base = wanted ?? source.replace(/(\.xlsx)?$/i, '-filled.xlsx');
  if (part === null) return base;
  const extension = extname(base);
  return `${base.slice(0, base.length - extension.length)}-${part}${extension}`;
}

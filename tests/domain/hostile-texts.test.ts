import { expect, test } from 'vitest';
import { diffWords } from '#app/domain/catalog/diff-words.ts';
import { findClaims, NEWEST_CLAIMS } from '#app/domain/catalog/find-claims.ts';
import { emptyContent, longest } from '#app/domain/catalog/listing-content.ts';
import { findingsInText, warnedPlaces, weighFindings } from '#app/domain/catalog/review-findings.ts';
import { touchesOf } from '#app/domain/catalog/review-text.ts';
import { readSearchWords, spellingVariants } from '#app/domain/catalog/search-words.ts';
import { slugOf } from '#app/domain/catalog/slug.ts';
import { tidyLine, tidyLines } from '#app/domain/catalog/step-input.ts';
import { titleKey } from '#app/domain/catalog/title-key.ts';
import { clean } from '#app/domain/channels/feed/feed-text.ts';
import { compileRule } from '#app/domain/channels/rules/check-rule.ts';
import { contactShapes, firstShape } from '#app/domain/channels/rules/text-shapes.ts';
import { labelFieldOf } from '#app/domain/channels/template/attribute-label.ts';
import { readEntry } from '#app/domain/channels/template/read-categories.server.ts';
import { lengthLimits, saysCompulsory, weightUnit } from '#app/domain/channels/template/read-words.ts';
import { noClaims, starsAsRecognised } from '#app/domain/channels/usual/text-rules.ts';
import { takeOutContacts } from '#app/domain/channels/wording/take-out-contacts.ts';
import { takeOutPictographs } from '#app/domain/channels/wording/take-out-pictographs.ts';
import { urlKey } from '#app/domain/register/parse/parse-links.ts';
import { readPresenceUrl } from '#app/domain/register/presence-address.server.ts';
import { pageTitle } from '#app/domain/register/read-page.ts';
import { isDateFormat, paddedDigits } from '#app/server/spreadsheet/number-format.ts';
import { fileNameOf } from '#app/server/text/file-name.ts';
import { fold, foldKeepingMarks, tidy } from '#app/server/text/fold.ts';
import { normalisePhone } from '#app/server/text/normalise-phone.ts';
import { isInSample } from '#tests/support/full-count.ts';
import { growsTooFast, processorMs } from '#tests/support/growth.ts';

/** A cell of a file may hold this much; a page that is looked at much more, but reads as long. */
const CELL = 32_767;
const TITLE = longest.title;
const TEXT = longest.description;

/** What meets the texts of people and files, with the letters that its field may hold. */
const readers: Record<string, [letters: number, read: (text: string) => unknown]> = {
  findingsInText: [TEXT, (text) => findingsInText('descriptionVi', text)],
  warnedPlaces: [TEXT, (text) => warnedPlaces('descriptionVi', text, 4)],
  touchesOf: [TEXT, (text) => touchesOf(text, new Set(['bac ha', 'sa pa']))],
  findClaims: [TEXT, (text) => findClaims(text, NEWEST_CLAIMS)],
  firstShape: [TEXT, (text) => firstShape(contactShapes, text.toLowerCase())],
  takeOutContacts: [TEXT, takeOutContacts],
  'takeOutContacts of contacts among anything': [
    TEXT,
    (text) => takeOutContacts(`zalo ${text.slice(0, TEXT / 2)} zalo, ${text.slice(TEXT / 2)} zalo`),
  ],
  'takeOutContacts of an endless link': [TEXT, (text) => takeOutContacts(`https://a.b${text}x`)],
  'takeOutContacts of contacts that come one after the other': [
    TEXT,
    (text) => takeOutContacts(`${'09.'.repeat(TEXT / 6)}${text.slice(0, TEXT / 2)}`),
  ],
  takeOutPictographs: [TEXT, takeOutPictographs],
  tidyLines: [TEXT, tidyLines],
  tidyLine: [TEXT, tidyLine],
  tidy: [TEXT, tidy],
  fold: [TEXT, fold],
  foldKeepingMarks: [TEXT, foldKeepingMarks],
  clean: [TEXT, clean],
  'diffWords of one word': [TEXT, (text) => diffWords(text.replaceAll(/\s/g, ''), text)],
  rules: [
    TEXT,
    (text) => {
      const listing = { title: text, description: text, titleVi: text, descriptionVi: text, starsToday: 4 };
      for (const rule of [...noClaims(), ...starsAsRecognised()])
        compileRule(rule, '2026-11-27').check(listing as never, []);
    },
  ],
  slugOf: [TITLE, slugOf],
  titleKey: [TITLE, titleKey],
  readSearchWords: [TITLE, readSearchWords],
  spellingVariants: [TITLE, (text) => spellingVariants(fold(text).split(' '))],
  normalisePhone: [CELL, normalisePhone],
  fileNameOf: [CELL, fileNameOf],
  lengthLimits: [CELL, (text) => lengthLimits([`${text} ky tu`])],
  weightUnit: [CELL, (text) => weightUnit([text])],
  saysCompulsory: [CELL, saysCompulsory],
  labelFieldOf: [CELL, labelFieldOf],
  readEntry: [CELL, readEntry],
  isDateFormat: [CELL, (text) => isDateFormat(170, text)],
  paddedDigits: [CELL, paddedDigits],
  pageTitle: [CELL, pageTitle],
  urlKey: [CELL, (text) => urlKey(`https://shop.vn/${text.replaceAll(/[?#\\]/g, '/')}x`)],
  readPresenceUrl: [
    CELL,
    (text) => {
      try {
        readPresenceUrl(text, { hosts: ['shopee.vn'], name: 'Shopee' });
      } catch {
        // Refused: only the time counts here.
      }
    },
  ],
};

const begins = ['', '0', 'a', 'max', 'a@', 'toi da '];
const repeated = [
  ...[
    'ế',
    'a',
    'A',
    'İ',
    '1',
    '0',
    ' ',
    '\n',
    '\u0300',
    '\u200b',
    '★',
    '.',
    ',',
    '-',
    '–',
    '*',
    '@',
    '(',
    '[',
  ],
  ...[
    '/',
    '"',
    'ab',
    'a ',
    'a.',
    'a-',
    '1 ',
    '1.',
    '0 ',
    '1-',
    'a@',
    '@.',
    'ế@ế',
    '.vn',
    'a.v',
    'ocop ',
    '1 sa',
  ],
  ...[
    'max',
    'www.',
    'http:/',
    'zal o',
    'mã mã qr zalo ',
    'không ',
    '<meta ',
    '<title',
    '<meta property="og:title" ',
  ],
  ...[
    'số điện thoại ',
    'gọi điện thoại qua zal ',
    'zalo ',
    'zalo, ',
    'zalo. A',
    'a. ',
    '.zalo ',
    'chè, ',
    '🍵',
    'không phải là thuốc ',
    'chữa ',
    'bớt ',
    'tăng cường ',
    '&a',
  ],
];

const PROSE =
  'Chè Shan tuyết hái tay từ những cây cổ thụ trên núi cao, sao bằng chảo gang rồi ủ qua đêm cho dậy hương. ' +
  'Người Mông và người Dao ở Bắc Hà giữ cách làm này đã nhiều đời, mỗi năm chỉ hái hai vụ.\n';

/** Far above what steps in proportion to the letters take, far below what tries again at each of them. */
const TIMES_PROSE = 25;
const SPARE_MS = 120;

test.each(Object.entries(readers))('%s takes no longer for hostile texts', (_name, [letters, read]) => {
  const fill = (begin: string, piece: string) =>
    `${begin}${piece.repeat(Math.ceil(letters / piece.length))}`.slice(0, letters);
  read(fill('', PROSE));
  const most = SPARE_MS + TIMES_PROSE * processorMs(() => read(fill('', PROSE)));
  const slow = begins.flatMap((begin, first) =>
    repeated.flatMap((piece, second) => {
      if (!isInSample(first, second, 3)) return [];
      const texts = [fill(begin, piece), `${fill(begin, piece).slice(1)}\u0001`];
      const took = Math.max(
        ...texts.map((text) => {
          const once = processorMs(() => read(text));
          // The collector and a machine under load count as well: what is slow is slow twice.
          return once > most
            ? Math.min(
                once,
                processorMs(() => read(text)),
              )
            : once;
        }),
      );
      return took > most
        ? [`${JSON.stringify(begin)} + ${JSON.stringify(piece)}: ${Math.round(took)} ms`]
        : [];
    }),
  );
  expect(slow).toEqual([]);
});

test('a listing whose every text is as long and hostile as may be is weighed in a blink', () => {
  const content = (piece: string) => {
    const long = (letters: number) => piece.repeat(letters).slice(0, letters);
    return {
      ...emptyContent,
      titleVi: long(longest.title),
      titleEn: long(longest.title),
      descriptionVi: long(longest.description),
      descriptionEn: long(longest.description),
      storyVi: long(longest.story),
      storyEn: long(longest.story),
      label: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`f${at}`, long(longest.label)])),
    };
  };
  const prose = processorMs(() => weighFindings(content(PROSE), content(PROSE), 4));
  for (const piece of ['ế', 'a-', '_', 'a.v', 'zalo ']) {
    const took = processorMs(() => weighFindings(content(piece), content(piece), 4));
    expect(took, piece).toBeLessThan(SPARE_MS + TIMES_PROSE * prose);
  }
});

/** Longer than any field: what grows with the square of a text is told from many findings in it only then. */
test.each([
  'bớt ',
  'chữa ',
  'giúp ',
])('what findClaims takes of "%s" over and over goes with its letters', (word) => {
  const grows = growsTooFast((letters) => {
    const text = word.repeat(letters / word.length);
    return () => findClaims(text, NEWEST_CLAIMS);
  }, CELL);
  expect(grows).toBeNull();
});

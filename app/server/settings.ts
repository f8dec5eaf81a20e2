import { z } from 'zod';

const flag = z.enum(['on', 'off']);
const seconds = z.coerce.number().int().positive();
/** Empty where there is none. */
const credential = z.string().trim().default('');
const points = z.coerce.number().int().positive();

/** Every setting of the market, with its default. `.env.example` lists the same names (a test compares them). */
export const settingsSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Folder for the database, pictures and files. */
  DATA_DIR: z.string().min(1).default('data'),
  /** postgres://…; empty for the embedded SQLite file. */
  DATABASE_URL: z.union([z.literal(''), z.string().regex(/^postgres(ql)?:\/\//)]).default(''),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  /** Where people reach the market; default http://HOST:PORT. */
  PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** Addresses and networks (10.0.0.0/8) of proxies whose X-Forwarded-For is believed; none by default. */
  TRUST_PROXY: z.string().default(''),
  /** Demo market; by itself only on a loopback or private address without DATABASE_URL. */
  DEMO: z.union([z.literal(''), flag]).default(''),
  /** 32 random bytes or more, base64: keys for personal data and cookies. Required outside the demo. */
  APP_SECRET: z.string().default(''),
  /** The APP_SECRET before, while what it sealed is sealed anew (`npm run cli -- secret:reseal`). */
  APP_SECRET_PREVIOUS: z.string().default(''),
  /** Run jobs in this process, or leave them to `npm run worker`. */
  JOBS: z.enum(['here', 'elsewhere']).default('here'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SESSION_IDLE_SECONDS: seconds.default(14 * 24 * 3600),
  SESSION_LIFETIME_SECONDS: seconds.default(90 * 24 * 3600),
  STAFF_SESSION_IDLE_SECONDS: seconds.default(2 * 3600),
  STAFF_SESSION_LIFETIME_SECONDS: seconds.default(12 * 3600),
  /** Wrong passwords for one account from one address in 15 minutes; four times as many from all in a day. */
  LIMIT_SIGN_IN_PER_ACCOUNT: points.default(5),
  /** Wrong sign-ins from one address in an hour; after them each account has one try in 15 minutes there. */
  LIMIT_SIGN_IN_PER_ADDRESS: points.default(50),
  /** Searches, and requests to the open API, from one address in a minute; kept pages are not counted. */
  LIMIT_SEARCH_PER_MINUTE: points.default(120),
  /** Forms that one signed-in person may send in a minute, whatever they save. */
  LIMIT_SAVES_PER_MINUTE: points.default(240),
  /** Uploads of one person in a minute. */
  LIMIT_UPLOAD_PER_MINUTE: points.default(60),
  /** Exports of one person in an hour. */
  LIMIT_EXPORT_PER_HOUR: points.default(60),
  /** Listings that one person may begin in an hour. */
  LIMIT_DRAFTS_PER_HOUR: points.default(60),
  /** Invitations and new one-time links that one member of staff may make in an hour. */
  LIMIT_INVITES_PER_HOUR: points.default(60),
  /** Changes of baskets from one address in a minute, counted in each process. */
  LIMIT_CART_PER_MINUTE: points.default(120),
  /** Checkouts from one address in a minute: looked at, counted in each process; placed, counted in all together. */
  LIMIT_CHECKOUT_PER_MINUTE: points.default(30),
  /** Orders of one buyer within a day that may be unpaid, open or lapsed, and pieces in them; one order is one producer's. */
  LIMIT_UNPAID_ORDERS: points.default(20),
  LIMIT_UNPAID_PIECES: points.default(200),
  /** The same for all guests of one address together: a hotel, a mobile network. */
  LIMIT_UNPAID_ORDERS_OF_NETWORK: points.default(120),
  LIMIT_UNPAID_PIECES_OF_NETWORK: points.default(800),
  /** Tries from one address in an hour to open an order by its code and phone number. */
  LIMIT_FIND_ORDER_PER_HOUR: points.default(40),
  /** Questions, complaints and returns about one order in a day. */
  LIMIT_TICKETS_PER_ORDER: points.default(10),
  /** Bytes that the unfinished uploads of all people may hold in this process; one person gets a quarter. */
  UPLOAD_MEMORY_BYTES: points.default(128 * 1024 * 1024),
  /** Bytes of half-sent photos that wait for their rest: of one producer, and of all. */
  LIMIT_UNFINISHED_BYTES_PER_PRODUCER: points.default(64 * 1024 * 1024),
  LIMIT_UNFINISHED_BYTES: points.default(1024 * 1024 * 1024),
  /** How long a half-sent photo waits for its rest. */
  UNFINISHED_KEPT_SECONDS: seconds.default(24 * 3600),
  /** Bytes of papers that are kept for one producer, those put away too: staff may have to show what was checked. */
  LIMIT_PAPER_BYTES_PER_PRODUCER: points.default(256 * 1024 * 1024),
  /** Bytes of sellers' own workbooks that are kept for one producer; older ones make room for newer ones. */
  LIMIT_TEMPLATE_BYTES_PER_PRODUCER: points.default(50 * 1024 * 1024),
  /** How long a seller's own workbook can be filled again. */
  TEMPLATE_KEPT_SECONDS: seconds.default(90 * 24 * 3600),
  /** How long goods are kept for an order that is not paid yet; card providers want half an hour at least. */
  ORDER_HOLD_SECONDS: z.coerce
    .number()
    .int()
    .min(1800)
    .default(45 * 60),
  /** Where mail leaves by SMTP, `smtp://user:password@host:587`; empty: none is sent, and in the demo it is kept as files. */
  SMTP_URL: z.union([z.literal(''), z.string().regex(/^smtps?:\/\//)]).default(''),
  /** Whom mail comes from, `Chợ Phiên <don-hang@vidu.vn>`; given with SMTP_URL. */
  MAIL_FROM: z.string().trim().default(''),
  /** The market's own account: six digits of the bank, the number, and the holder as the bank writes it; all or none. */
  MARKET_BANK_BIN: z
    .string()
    .trim()
    .regex(/^(\d{6})?$/, 'is not the six digits of a bank')
    .default(''),
  MARKET_BANK_NUMBER: z
    .string()
    .trim()
    .regex(
      /^([A-Za-z0-9]{3,19})?$/,
      'is not the number of an account: 3 to 19 digits or letters, without blanks',
    )
    .default(''),
  MARKET_BANK_HOLDER: z
    .string()
    .trim()
    .regex(
      /^([A-Z0-9][A-Z0-9 .&-]{0,49})?$/,
      'is not a name as banks write it: capitals without marks, such as CTY CHO PHIEN',
    )
    .default(''),
  /** How buyers reach the operator: a telephone number, an address of mail, or both in a few words. */
  MARKET_CONTACT: z.string().trim().max(200).default(''),
  /** Bytes that the HTML cache of anonymous pages may hold. */
  HTML_CACHE_BYTES: points.default(64 * 1024 * 1024),
  /** Our app at each platform, as its open platform names it; without them a platform's shops cannot be connected. */
  SHOPEE_PARTNER_ID: credential,
  SHOPEE_PARTNER_KEY: credential,
  LAZADA_APP_KEY: credential,
  LAZADA_APP_SECRET: credential,
  TIKTOK_SHOP_APP_KEY: credential,
  TIKTOK_SHOP_APP_SECRET: credential,
  TIKTOK_SHOP_SERVICE_ID: credential,
  TIKI_CLIENT_ID: credential,
  TIKI_CLIENT_SECRET: credential,
  GOOGLE_MERCHANT_CLIENT_ID: credential,
  GOOGLE_MERCHANT_CLIENT_SECRET: credential,
  META_APP_ID: credential,
  META_APP_SECRET: credential,
  /** Card payments by Stripe; without both no card is taken. */
  STRIPE_SECRET_KEY: credential,
  STRIPE_WEBHOOK_SECRET: credential,
});

/** Settings that are given all together or not at all. */
export const togetherSettings = [
  ['SHOPEE_PARTNER_ID', 'SHOPEE_PARTNER_KEY'],
  ['LAZADA_APP_KEY', 'LAZADA_APP_SECRET'],
  ['TIKTOK_SHOP_APP_KEY', 'TIKTOK_SHOP_APP_SECRET', 'TIKTOK_SHOP_SERVICE_ID'],
  ['TIKI_CLIENT_ID', 'TIKI_CLIENT_SECRET'],
  ['GOOGLE_MERCHANT_CLIENT_ID', 'GOOGLE_MERCHANT_CLIENT_SECRET'],
  ['META_APP_ID', 'META_APP_SECRET'],
  ['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
] as const;

export type Settings = z.infer<typeof settingsSchema>;

/** What is wrong with a setting; where a number is wanted, what was written and what to write instead. */
export function adviceOn(
  issue: z.core.$ZodIssue,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const name = issue.path.join('.');
  const usual = (settingsSchema.parse({}) as Record<string, unknown>)[name];
  if (typeof usual !== 'number') return `${name}: ${issue.message}`;
  const why = issue.code === 'invalid_type' ? 'is not a whole number' : `cannot be used (${issue.message})`;
  return `${name}: "${environment[name]}" ${why}. Write digits only, such as ${name}=${usual}, or leave it out.`;
}

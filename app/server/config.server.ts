import { join, resolve } from 'node:path';
import { decodeSecret, HOW_TO_MAKE_A_SECRET, readSecret } from '#app/server/app-secret.server.ts';
import { ConfigRefused } from '#app/server/config-refused.ts';
import { type MarketAccount, readMarketAccount } from '#app/server/market-account.server.ts';
import { isEveryHost, isPrivateHost } from '#app/server/private-host.ts';
import { adviceOn, type Settings, settingsSchema, togetherSettings } from '#app/server/settings.ts';
import { readTrustedProxies, type TrustedProxies } from '#app/server/trusted-proxies.ts';

export type Config = {
  readonly mode: Settings['NODE_ENV'];
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly rootDir: string;
  readonly databaseUrl: string | null;
  readonly databaseConnections: number;
  readonly sqlitePath: string;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Whether the settings say the address, or it is only where a market would open by itself. */
  readonly isPublicUrlGiven: boolean;
  readonly isPublicHttps: boolean;
  readonly trustedProxies: TrustedProxies;
  readonly demo: boolean;
  readonly appSecret: Buffer;
  readonly previousSecret: Buffer | null;
  /** What we are at the platforms and the card provider, by the settings' names; only those that are given. */
  readonly platformCredentials: Readonly<Record<string, string>>;
  readonly jobs: Settings['JOBS'];
  readonly logLevel: Settings['LOG_LEVEL'];
  readonly session: { idleMs: number; lifetimeMs: number; staffIdleMs: number; staffLifetimeMs: number };
  readonly limits: {
    signInPerAccount: number;
    signInPerAddress: number;
    searchPerMinute: number;
    savesPerMinute: number;
    uploadPerMinute: number;
    exportPerHour: number;
    draftsPerHour: number;
    invitesPerHour: number;
    cartPerMinute: number;
    checkoutPerMinute: number;
    unpaidOrders: number;
    unpaidPieces: number;
    unpaidOrdersOfNetwork: number;
    unpaidPiecesOfNetwork: number;
    ordersFoundPerHour: number;
    ticketsPerOrder: number;
    uploadMemoryBytes: number;
    unfinishedBytesPerProducer: number;
    unfinishedBytes: number;
    paperBytesPerProducer: number;
    templateBytesPerProducer: number;
  };
  readonly keeping: { unfinishedMs: number; templateMs: number };
  readonly orderHoldMs: number;
  /** Null where no mail is sent. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** To which buyers pay back what they have of the market's money twice; null where none is said. */
  readonly marketAccount: MarketAccount | null;
  /** How the operator is reached, in their words; null where they have not said. */
  readonly marketContact: string | null;
  readonly htmlCacheBytes: number;
};

/**
 * Reads and checks the settings.
 * @param environment process.env, or a test's own.
 * @param rootDir folder of package.json.
 * @throws ConfigRefused with one line per wrong setting.
 */
export function readConfig(environment: Environment, rootDir: string): Config {
  const settings = readSettings(environment);
  const dataDir = resolve(rootDir, settings.DATA_DIR);
  const publicUrl = (settings.PUBLIC_URL || `http://${settings.HOST}:${settings.PORT}`).replace(/\/+$/, '');
  const { hostname } = new URL(publicUrl);
  const isPrivate = isPrivateHost(hostname);
  const isOpenToAll = isEveryHost(hostname);
  const demo =
    settings.DEMO === 'on' ||
    (settings.DEMO === '' && isPrivate && !isOpenToAll && settings.DATABASE_URL === '');
  if (settings.DEMO === '' && isOpenToAll && settings.APP_SECRET === '') {
    throw new ConfigRefused(
      `HOST=${settings.HOST} is open to everybody, so this is no demo and needs APP_SECRET. For a demo that phones on this network can open, use "npm start -- --lan", or set PUBLIC_URL to this machine's own address there. ${HOW_TO_MAKE_A_SECRET}`,
    );
  }
  if (settings.DEMO === 'on' && settings.NODE_ENV === 'production' && !isPrivate) {
    throw new ConfigRefused(
      'DEMO=on is refused on a public address in production: its sign-in asks for no password.',
    );
  }
  return {
    mode: settings.NODE_ENV,
    port: settings.PORT,
    host: settings.HOST,
    dataDir,
    rootDir,
    databaseUrl: settings.DATABASE_URL || null,
    databaseConnections: settings.DATABASE_CONNECTIONS,
    sqlitePath: join(dataDir, 'market.sqlite'),
    publicUrl,
    isPublicUrlGiven: Boolean(environment.PUBLIC_URL || environment.PORT),
    isPublicHttps: publicUrl.startsWith('https://') && !isPrivate,
    trustedProxies: proxiesOf(settings.TRUST_PROXY),
    demo,
    appSecret: readSecret(settings.APP_SECRET, demo, dataDir),
    previousSecret: settings.APP_SECRET_PREVIOUS
      ? decodeSecret(settings.APP_SECRET_PREVIOUS, 'APP_SECRET_PREVIOUS')
      : null,
    platformCredentials: readCredentials(settings),
    jobs: settings.JOBS,
    logLevel: settings.LOG_LEVEL,
    session: {
      idleMs: settings.SESSION_IDLE_SECONDS * 1000,
      lifetimeMs: settings.SESSION_LIFETIME_SECONDS * 1000,
      staffIdleMs: settings.STAFF_SESSION_IDLE_SECONDS * 1000,
      staffLifetimeMs: settings.STAFF_SESSION_LIFETIME_SECONDS * 1000,
    },
    limits: {
      signInPerAccount: settings.LIMIT_SIGN_IN_PER_ACCOUNT,
      signInPerAddress: settings.LIMIT_SIGN_IN_PER_ADDRESS,
      searchPerMinute: settings.LIMIT_SEARCH_PER_MINUTE,
      savesPerMinute: settings.LIMIT_SAVES_PER_MINUTE,
      uploadPerMinute: settings.LIMIT_UPLOAD_PER_MINUTE,
      exportPerHour: settings.LIMIT_EXPORT_PER_HOUR,
      draftsPerHour: settings.LIMIT_DRAFTS_PER_HOUR,
      invitesPerHour: settings.LIMIT_INVITES_PER_HOUR,
      cartPerMinute: settings.LIMIT_CART_PER_MINUTE,
      checkoutPerMinute: settings.LIMIT_CHECKOUT_PER_MINUTE,
      unpaidOrders: settings.LIMIT_UNPAID_ORDERS,
      unpaidPieces: settings.LIMIT_UNPAID_PIECES,
      unpaidOrdersOfNetwork: settings.LIMIT_UNPAID_ORDERS_OF_NETWORK,
      unpaidPiecesOfNetwork: settings.LIMIT_UNPAID_PIECES_OF_NETWORK,
      ordersFoundPerHour: settings.LIMIT_FIND_ORDER_PER_HOUR,
      ticketsPerOrder: settings.LIMIT_TICKETS_PER_ORDER,
      uploadMemoryBytes: settings.UPLOAD_MEMORY_BYTES,
      unfinishedBytesPerProducer: settings.LIMIT_UNFINISHED_BYTES_PER_PRODUCER,
      unfinishedBytes: settings.LIMIT_UNFINISHED_BYTES,
      paperBytesPerProducer: settings.LIMIT_PAPER_BYTES_PER_PRODUCER,
      templateBytesPerProducer: settings.LIMIT_TEMPLATE_BYTES_PER_PRODUCER,
    },
    keeping: {
      unfinishedMs: settings.UNFINISHED_KEPT_SECONDS * 1000,
      templateMs: settings.TEMPLATE_KEPT_SECONDS * 1000,
    },
    orderHoldMs: settings.ORDER_HOLD_SECONDS * 1000,
    smtp: readSmtp(settings),
    marketAccount: readMarketAccount(settings, { isDemo: demo, rootDir }),
    marketContact: settings.MARKET_CONTACT || null,
    htmlCacheBytes: settings.HTML_CACHE_BYTES,
  };
}

/** Where the market would listen, and its folder, of which nothing is made or read. @throws ConfigRefused */
export function readPlace(
  environment: Environment,
  rootDir: string,
): Pick<Config, 'port' | 'host' | 'dataDir'> {
  const { PORT: port, HOST: host, DATA_DIR } = readSettings(environment);
  return { port, host, dataDir: resolve(rootDir, DATA_DIR) };
}

type Environment = Readonly<Record<string, string | undefined>>;

function readSettings(environment: Environment): Settings {
  const parsed = settingsSchema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${adviceOn(issue, environment)}`);
  throw new ConfigRefused(`These settings cannot be used (see .env.example):\n${lines.join('\n')}`);
}

function readSmtp({ SMTP_URL: url, MAIL_FROM: from }: Settings): Config['smtp'] {
  if ((url === '') !== (from === ''))
    throw new ConfigRefused('SMTP_URL and MAIL_FROM are given together, or neither of them.');
  return url === '' ? null : { url, from };
}

/** A name or a typo would count all visitors as one, and the first limit would keep everybody out. */
function proxiesOf(text: string): TrustedProxies {
  const proxies = readTrustedProxies(text);
  if (!('wrong' in proxies)) return proxies;
  throw new ConfigRefused(
    `TRUST_PROXY: "${proxies.wrong}" is neither an address nor a network. Write the addresses from which the proxy connects, such as TRUST_PROXY=127.0.0.1,::1 or TRUST_PROXY=10.0.0.0/8, or leave it out.`,
  );
}

/** Half a key is a mistake that would otherwise show only when a producer tries to connect a shop. */
function readCredentials(settings: Settings): Record<string, string> {
  const given: Record<string, string> = {};
  for (const names of togetherSettings) {
    const missing = names.filter((name) => settings[name] === '');
    if (missing.length === names.length) continue;
    if (missing.length > 0) {
      throw new ConfigRefused(
        `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing: ${names.join(', ')} are given all together, or none of them.`,
      );
    }
    for (const name of names) given[name] = settings[name];
  }
  return given;
}

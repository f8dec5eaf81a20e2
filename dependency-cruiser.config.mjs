/**
 * The direction of the house: routes and demo lean on domains, domains on db and server, domains on each other only
 * downwards: notices, accounts, register, media, catalog, channels, orders, payments, reports.
 */
const DOMAINS = [
  'notices',
  'accounts',
  'register',
  'media',
  'catalog',
  'channels',
  'orders',
  'payments',
  'reports',
];
/** Domains of one level (accounts and register) stand side by side: neither leans on the other. Every domain may know who acts. */
const WHO_ACTS = '^app/domain/accounts/actor\\.ts$';
const LEVEL = {
  notices: -0.2,
  accounts: 0,
  register: 0,
  media: 1,
  catalog: 2,
  channels: 3,
  orders: 3.5,
  payments: 4,
  reports: 5,
};

/**
 * Areas of pages that have an audience of their own: none takes parts or texts from another. What two of them need is a
 * component, or stands in app/routes itself or in an area without an audience (system, media, feeds, readiness).
 */
const PORTALS = ['shop', 'seller', 'department', 'account', 'api'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'app-never-imports-tests',
      severity: 'error',
      from: { path: '^(app|db|server\\.ts)' },
      to: { path: '^tests/' },
    },
    {
      name: 'server-imports-no-domain',
      severity: 'error',
      from: { path: '^app/server/' },
      to: { path: '^app/(domain|routes|components|demo)/' },
    },
    {
      name: 'db-imports-only-db',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^app/', pathNot: '^app/server/ids\\.server\\.ts$' },
    },
    {
      name: 'domain-knows-no-pages',
      severity: 'error',
      from: { path: '^app/domain/' },
      to: { path: '^(app/(routes|components|demo)/|node_modules/(react|react-dom|@remix-run)/)' },
    },
    {
      name: 'components-call-no-use-case',
      severity: 'error',
      from: { path: '^app/components/' },
      to: { path: '^(app/(domain|routes|demo)/.*\\.server\\.ts|db/)' },
    },
    ...PORTALS.map((portal) => ({
      name: `${portal}-reaches-into-no-other-portal`,
      severity: 'error',
      from: { path: `^app/routes/${portal}/` },
      to: { path: `^app/routes/(${PORTALS.filter((other) => other !== portal).join('|')})/` },
    })),
    {
      name: 'no-shared-part-reaches-into-a-portal',
      severity: 'error',
      from: { path: '^app/(routes|components|i18n)/', pathNot: `^app/routes/(${PORTALS.join('|')})/` },
      to: { path: `^app/routes/(${PORTALS.join('|')})/` },
    },
    ...DOMAINS.map((domain) => ({
      name: `${domain}-leans-only-downwards`,
      severity: 'error',
      from: { path: `^app/domain/${domain}/` },
      to: {
        path: `^app/domain/(${DOMAINS.filter((other) => other !== domain && LEVEL[other] >= LEVEL[domain]).join('|') || 'none'})/`,
        pathNot: WHO_ACTS,
      },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};

import { type Body, isBody, issuesOf } from '#tests/fakes/platforms/google/check-input.ts';
import { type AccountCall, readName } from '#tests/fakes/platforms/google/inputs.ts';
import { no } from '#tests/fakes/platforms/google/refuse.ts';
import { type Attributes, type DataSource, type Item, settle } from '#tests/fakes/platforms/google/state.ts';
import { type FakeReply, json } from '#tests/fakes/platforms/http.ts';

export function listSources({ state, accountId }: AccountCall): FakeReply {
  const own = state.dataSources.filter((one) => one.accountId === accountId);
  return json(own.length > 0 ? { dataSources: own.map(sourceOf) } : {});
}

export function createSource({ state, world, accountId, body }: AccountCall): FakeReply {
  const sent: Body = isBody(body) ? body : no(400, 'INVALID_JSON', 'Invalid JSON payload received.');
  const primary = isBody(sent.primaryProductDataSource)
    ? sent.primaryProductDataSource
    : no(400, 'REQUIRED_FIELD', '[type] The field is required', 'data_source.type');
  const displayName = String(sent.displayName ?? '');
  const { countries, contentLanguage, feedLabel } = primary;
  if (displayName === '') no(400, 'REQUIRED_FIELD', '[display_name] The field is required', 'display_name');
  if (!Array.isArray(countries) || !countries.every((one) => /^[A-Z]{2}$/.test(String(one))))
    no(400, 'INVALID_VALUE', '[countries]', 'countries');
  if (!/^[a-z]{2}$/.test(String(contentLanguage)))
    no(400, 'INVALID_VALUE', '[content_language]', 'content_language');
  if (!/^[A-Z0-9_-]{1,20}$/.test(String(feedLabel))) no(400, 'INVALID_VALUE', '[feed_label]', 'feed_label');
  const source: DataSource = {
    name: `accounts/${accountId}/dataSources/${world.digits(8)}`,
    accountId,
    displayName,
    countries: (countries as unknown[]).map(String),
    contentLanguage: String(contentLanguage),
    feedLabel: String(feedLabel),
  };
  state.dataSources.push(source);
  return json(sourceOf(source));
}

function sourceOf({ name, displayName, countries, contentLanguage, feedLabel }: DataSource) {
  return {
    name,
    dataSourceId: name.split('/').at(-1),
    displayName,
    input: 'API',
    primaryProductDataSource: { countries, contentLanguage, feedLabel },
  };
}

export function getProduct({ state, world, accountId, name: segment }: AccountCall): FakeReply {
  const name = readName(segment);
  const item = state.items.find((one) => one.accountId === accountId && one.name === name);
  const shown = item ? settle(item, world.now()).shown : null;
  if (!item || !shown) return no(404, 'NOT_FOUND', 'The product does not exist');
  const [contentLanguage, feedLabel] = name.split('~');
  return json({
    name: `accounts/${accountId}/products/${name}`,
    offerId: item.offerId,
    contentLanguage,
    feedLabel,
    dataSource: item.dataSource,
    versionNumber: item.version,
    productAttributes: shown,
    productStatus: statusOf(item, shown),
  });
}

const contexts = ['SHOPPING_ADS', 'FREE_LISTINGS'];

/** Places from which it is kept out have no status. */
function statusOf(item: Item, shown: Attributes) {
  const excluded = excludedOf(shown);
  const places = contexts.filter((context) => !excluded.includes(context));
  const found = item.review ? [] : problemsOf(item, shown);
  const verdict = item.review
    ? { pendingCountries: ['VN'] }
    : found.length > 0
      ? { disapprovedCountries: ['VN'] }
      : { approvedCountries: ['VN'] };
  return {
    destinationStatuses: places.map((reportingContext) => ({ reportingContext, ...verdict })),
    itemLevelIssues: places.flatMap((reportingContext) =>
      found.map(({ code, attribute, description }) => ({
        code,
        severity: 'DISAPPROVED',
        resolution: 'merchant_action',
        ...(attribute === null ? {} : { attribute }),
        reportingContext,
        description,
        detail: '',
        documentation: 'https://support.google.com/merchants/answer/7052112',
        applicableCountries: ['VN'],
      })),
    ),
    googleExpirationDate: new Date(item.expiresAt).toISOString(),
  };
}

/** What the specification asks for, then what people found. */
export function problemsOf({ turnedDown }: Item, shown: Attributes) {
  const issues: Array<{ code: string; attribute: string | null; description: string }> = issuesOf(shown);
  if (turnedDown !== null) {
    const word = /“(.+)”/.exec(turnedDown)?.[1];
    const isTitle = word !== undefined && String(shown.title).toLowerCase().includes(word);
    const attribute = word === undefined ? null : isTitle ? 'title' : 'description';
    issues.push({ code: 'policy_violation', attribute, description: turnedDown });
  }
  return issues;
}

export const excludedOf = (attributes: Attributes) =>
  ((attributes.excludedDestinations as string[] | undefined) ?? []).map(String);

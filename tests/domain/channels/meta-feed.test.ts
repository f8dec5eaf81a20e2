import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { metaChannel } from '#app/domain/channels/meta/meta-channel.server.ts';
import { zaloChannel } from '#app/domain/channels/zalo/zalo-channel.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

const today = '2026-11-23';
const about = { title: 'Chợ & bạn', description: 'Hàng OCOP', baseUrl: 'https://cho.vn' };

async function* batches(listings: readonly ChannelListing[]) {
  yield listings;
}

async function feed(channel: typeof metaChannel, format: string, listings: readonly ChannelListing[]) {
  let text = '';
  for await (const chunk of channel.feeds?.[format]?.write(batches(listings), about, today) ?? [])
    text += chunk;
  return text;
}

function rows(csv: string): Array<Record<string, string>> {
  return parse(csv, { columns: true }) as Array<Record<string, string>>;
}

/** Fields by item, with a strict parser that knows namespaces. */
function itemsOf(xml: string): Array<Record<string, string>> {
  const items: Array<Record<string, string>> = [];
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local }) => {
    if (local === 'item') items.push({});
    text = '';
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', ({ local, uri }) => {
    const item = items.at(-1);
    if (item && uri === 'http://base.google.com/ns/1.0') item[local] = text;
  });
  parser.write(xml).close();
  return items;
}

const listing = channelListing({
  titleVi: 'Chè "Shan", tuyết <cổ> & thụ',
  descriptionVi: 'Dòng một, có phẩy\n=SUM(1) "nháy"',
  variants: [
    channelVariant(),
    channelVariant({ publicCode: 'V2', nameVi: 'Hộp 200 g', stock: 0, gtin: '123', priceVnd: 300_000 }),
    channelVariant({ publicCode: 'V3', nameVi: 'Hộp 300 g', priceVnd: 0 }),
  ],
});

test('Meta’s file says availability with a blank, prices with the currency, and ids by public variant code', async () => {
  const csv = await feed(metaChannel, 'csv', [listing, channelListing({ isAlcohol: true })]);
  expect(csv.charCodeAt(0)).not.toBe(0xfeff);
  expect(rows(csv)).toMatchObject([
    {
      id: 'V7K2M9Q4',
      title: 'Chè "Shan", tuyết <cổ> & thụ – Hộp 100 g',
      description: 'Dòng một, có phẩy\n=SUM(1) "nháy"',
      availability: 'in stock',
      condition: 'new',
      price: '185000 VND',
      link: 'https://cho.vn/products/che-shan-tuyet',
      image_link: 'https://cho.vn/img/a1-square.jpg',
      additional_image_link: 'https://cho.vn/img/a2-square.jpg,https://cho.vn/img/a3-square.jpg',
      brand: 'Bản Liền',
      gtin: '8931234567897',
      item_group_id: 'L3H8T2C6',
      quantity_to_sell_on_facebook: '12',
      google_product_category: '2073',
      custom_label_0: 'OCOP 4 sao',
    },
    { id: 'V2', availability: 'out of stock', gtin: '', quantity_to_sell_on_facebook: '0' },
  ]);
});

test('the XML holds the same items, each field on a line that Meta can take', async () => {
  const long = channelListing({ descriptionVi: '&'.repeat(9_999), variants: [channelVariant()] });
  const xml = await feed(metaChannel, 'xml', [listing, long]);
  const fromCsv = rows(await feed(metaChannel, 'csv', [listing, long]));
  expect(itemsOf(xml)).toEqual(
    fromCsv.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))),
  );
  const longest = Math.max(...xml.split('\n').map((line) => Buffer.byteLength(line)));
  expect(longest).toBeLessThan(5_242_880);
});

test('further photos stay whole addresses within the 2,000 characters of the field', async () => {
  const photos = Array.from({ length: 21 }, (_, at) => ({
    hash: `h${at}`,
    url: `https://cho.vn/img/${'a'.repeat(150)}${at}.jpg`,
    width: 1200,
    height: 1200,
  }));
  const [row] = rows(await feed(metaChannel, 'csv', [channelListing({ photos })]));
  const urls = row?.additional_image_link?.split(',') ?? [];
  expect(row?.additional_image_link?.length).toBeLessThanOrEqual(2_000);
  expect(urls.length).toBe(11);
  expect(urls).toEqual(photos.slice(1, 12).map(({ url }) => url));
});

test('Zalo’s file is marked as an experiment and holds one row per size', async () => {
  expect(zaloChannel).toMatchObject({
    isExperimental: true,
    feeds: { csv: { fileName: 'zalo-experimental.csv' } },
  });
  expect(rows(await feed(zaloChannel, 'csv', [listing]))).toMatchObject([
    { code: 'V7K2M9Q4', price: '185000', quantity: '12', categories: 'Chè tươi, chè chế biến' },
    { code: 'V2', price: '300000', quantity: '0' },
  ]);
});

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { googleChannel } from '#app/domain/channels/google/google-channel.server.ts';
import { googleAttributes } from '#app/domain/channels/google/google-item.ts';
import { googleCategory } from '#app/domain/channels/google/product-category.ts';
import { writeGoogleTsv } from '#app/domain/channels/google/write-tsv.ts';
import type { ChannelListing } from '#app/domain/channels/listing/channel-listing.ts';
import { channelListing, channelVariant } from '#tests/factories/channel-listing.ts';

const today = '2026-11-23';
const about = { title: 'Chợ Phiên & bạn', description: 'Hàng <OCOP>', baseUrl: 'https://cho.vn' };

async function* inBatches(listings: readonly ChannelListing[], size = 2) {
  for (let at = 0; at < listings.length; at += size) yield listings.slice(at, at + size);
}

async function feed(format: 'xml' | 'tsv', listings: readonly ChannelListing[]): Promise<string> {
  let text = '';
  for await (const chunk of googleChannel.feeds?.[format]?.write(inBatches(listings), about, today) ?? [])
    text += chunk;
  return text;
}

type Item = Record<string, string[]>;

/** Reads the feed with a strict parser that knows namespaces; nested attributes come as "part=text" joined by "|". */
function readRss(xml: string): { channel: Item; items: Item[] } {
  const parser = new SaxesParser({ xmlns: true });
  const channel: Item = {};
  const items: Item[] = [];
  const path: string[] = [];
  let text = '';
  let parts: string[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri }) => {
    path.push(uri === 'http://base.google.com/ns/1.0' ? `g:${local}` : local);
    if (local === 'item') items.push({});
    text = '';
  });
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('closetag', () => {
    const name = path.pop() ?? '';
    const parent = path.at(-1) ?? '';
    if (parent.startsWith('g:')) parts.push(`${name.slice(2)}=${text}`);
    else if (name.startsWith('g:')) {
      const item = items.at(-1) ?? {};
      item[name.slice(2)] = [...(item[name.slice(2)] ?? []), parts.length > 0 ? parts.join('|') : text];
      parts = [];
    } else if (parent === 'channel' && name !== 'item') channel[name] = [text];
    text = '';
  });
  parser.write(xml).close();
  return { channel, items };
}

function readTsv(tsv: string): Array<Record<string, string>> {
  return parse(tsv, { delimiter: '\t', columns: true, record_delimiter: '\n' }) as Array<
    Record<string, string>
  >;
}

test('an item says everything Google asks, in Google’s own forms', async () => {
  const { channel, items } = readRss(await feed('xml', [channelListing()]));
  expect(channel).toEqual({
    title: ['Chợ Phiên & bạn'],
    link: ['https://cho.vn/'],
    description: ['Hàng <OCOP>'],
  });
  expect(items).toEqual([
    {
      id: ['V7K2M9Q4'],
      title: ['Chè Shan tuyết cổ thụ Bản Liền'],
      description: [channelListing().descriptionVi],
      link: ['https://cho.vn/products/che-shan-tuyet'],
      image_link: ['https://cho.vn/img/a1-square.jpg'],
      additional_image_link: ['https://cho.vn/img/a2-square.jpg', 'https://cho.vn/img/a3-square.jpg'],
      availability: ['in_stock'],
      price: ['185000 VND'],
      brand: ['Bản Liền'],
      gtin: ['8931234567897'],
      condition: ['new'],
      google_product_category: ['2073'],
      product_type: ['Sản phẩm thực phẩm > Chè > Chè tươi, chè chế biến'],
      shipping_weight: ['0.16 kg'],
      shipping_length: ['12 cm'],
      shipping_width: ['8 cm'],
      shipping_height: ['15 cm'],
      product_detail: [
        'section_name=OCOP|attribute_name=Hạng sao|attribute_value=4 sao',
        'section_name=Xuất xứ|attribute_name=Nơi sản xuất|attribute_value=Xã Bản Liền',
      ],
      custom_label_0: ['OCOP 4 sao'],
      custom_label_1: ['Xã Bản Liền'],
    },
  ]);
});

test('the two forms of the feed hold the same items', async () => {
  const listings = [
    channelListing(),
    channelListing({
      id: '2',
      titleVi: 'Mật "hoa bạc hà"\tĐồng Văn',
      variants: [channelVariant({ publicCode: 'B' })],
    }),
  ];
  const rows = readTsv(await feed('tsv', listings));
  const { items } = readRss(await feed('xml', listings));
  expect(rows.map((row) => row.id)).toEqual(items.map((item) => item.id?.[0]));
  expect(rows[0]).toMatchObject({
    description: channelListing().descriptionVi.replace('\n', ' '),
    additional_image_link: 'https://cho.vn/img/a2-square.jpg,https://cho.vn/img/a3-square.jpg',
    product_detail: 'OCOP:Hạng sao:4 sao,Xuất xứ:Nơi sản xuất:Xã Bản Liền',
    identifier_exists: '',
  });
  expect(rows[1]?.title).toBe('Mật "hoa bạc hà" Đồng Văn');
});

test('variants share a group and say their size; two producers with one SKU both get through', async () => {
  const first = channelListing({
    variants: [
      channelVariant({ publicCode: 'A1' }),
      channelVariant({ publicCode: 'A2', nameVi: 'Túi 500 g', stock: 0 }),
    ],
  });
  const second = channelListing({
    id: 'other',
    publicCode: 'OTHER',
    producer: { id: 'p2', name: 'Tổ hợp tác Nậm Đét' },
    variants: [channelVariant({ publicCode: 'B1' })],
  });
  const { items } = readRss(await feed('xml', [first, second]));
  expect(
    items.map(({ id, title, item_group_id, size, availability }) => ({
      id,
      title,
      item_group_id,
      size,
      availability,
    })),
  ).toEqual([
    {
      id: ['A1'],
      title: ['Chè Shan tuyết cổ thụ Bản Liền – Hộp 100 g'],
      item_group_id: ['L3H8T2C6'],
      size: ['Hộp 100 g'],
      availability: ['in_stock'],
    },
    {
      id: ['A2'],
      title: ['Chè Shan tuyết cổ thụ Bản Liền – Túi 500 g'],
      item_group_id: ['L3H8T2C6'],
      size: ['Túi 500 g'],
      availability: ['out_of_stock'],
    },
    {
      id: ['B1'],
      title: ['Chè Shan tuyết cổ thụ Bản Liền'],
      item_group_id: undefined,
      size: undefined,
      availability: ['in_stock'],
    },
  ]);
});

test('the group stays when one of two variants has to wait', async () => {
  const listing = channelListing({
    variants: [
      channelVariant({ publicCode: 'A1' }),
      channelVariant({ publicCode: 'A2', nameVi: 'Túi 500 g', priceVnd: 0 }),
    ],
  });
  const { items } = readRss(await feed('xml', [listing]));
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ id: ['A1'], item_group_id: ['L3H8T2C6'] });
});

test('what breaks a blocking rule is left out, alcohol always', async () => {
  const listings = [
    channelListing({ id: 'a', isAlcohol: true }),
    channelListing({ id: 'b', photos: [] }),
    channelListing({ id: 'c', setCode: 'QD26-26' }),
    channelListing({ id: 'd', titleVi: 'x'.repeat(151) }),
    channelListing({ id: 'e', descriptionVi: ' ' }),
  ];
  expect(readRss(await feed('xml', listings)).items).toEqual([]);
  expect(readTsv(await feed('tsv', listings))).toEqual([]);
});

test('goods without a barcode say so, a wrong barcode is not sent, a lapsed star is not mentioned', async () => {
  const { items } = readRss(
    await feed('xml', [
      channelListing({ starsToday: null, brand: null, variants: [channelVariant({ gtin: '123' })] }),
    ]),
  );
  expect(items[0]).toMatchObject({ identifier_exists: ['no'], brand: ['Hợp tác xã Chè Bản Liền'] });
  expect(Object.keys(items[0] ?? {})).not.toEqual(expect.arrayContaining(['gtin']));
  expect(JSON.stringify(items)).not.toContain('sao"');
  expect(items[0]?.custom_label_0).toBeUndefined();
});

test('no formula guard, no cut of a title, eleven photos at most', async () => {
  const photos = Array.from({ length: 14 }, (_, n) => ({
    hash: `a${n}`,
    url: `https://cho.vn/${n}.jpg?a=1&b=2,3`,
    width: 900,
    height: 900,
  }));
  const title = `=${'ế'.repeat(149)}`;
  const listing = channelListing({
    titleVi: title,
    photos,
    variants: [channelVariant(), channelVariant({ publicCode: 'V2', nameVi: 'Túi' })],
  });
  const [row] = readTsv(await feed('tsv', [listing]));
  expect(row?.title).toBe(title);
  expect(row?.additional_image_link?.split(',')).toHaveLength(10);
  expect(row?.additional_image_link?.split(',')[0]).toBe('https://cho.vn/1.jpg?a=1&b=2%2C3');
  const { items } = readRss(await feed('xml', [listing]));
  expect(items[0]?.additional_image_link).toHaveLength(10);
  expect(items[0]?.image_link).toEqual(['https://cho.vn/0.jpg?a=1&b=2,3']);
});

test('each attribute stands in the column of its name', async () => {
  const item = Object.fromEntries(googleAttributes.map((name) => [name, `of ${name}`]));
  const batches = async function* () {
    yield [item];
  };
  let text = '';
  for await (const chunk of writeGoogleTsv(batches())) text += chunk;
  expect(readTsv(text)).toEqual([item]);
});

test('what is kept of one place or product set is not said of another', async () => {
  const places = ['Xã Bản Liền', 'Xã Y Tý', null, 'Xã Bản Liền', 'Xã Y Tý'];
  const listings = places.map((place, at) =>
    channelListing({
      id: `${at}`,
      place,
      setPath: place === null ? [] : ['Chè', place],
      variants: [channelVariant({ publicCode: `${at}` })],
    }),
  );
  const rows = readTsv(await feed('tsv', listings));
  expect(rows.map((row) => [row.custom_label_1, row.product_type])).toEqual(
    places.map((place) => [place ?? '', place === null ? '' : `Chè > ${place}`]),
  );
  expect(rows.map(({ product_detail }) => product_detail?.split(':').at(-1))).toEqual(
    places.map((place) => place ?? '4 sao'),
  );
});

test('any text comes out of both forms well formed and unharmed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (noise) => {
      const titleVi = `Chè ${noise}`;
      if ([...titleVi.trim().normalize('NFC')].length > 150) return;
      const listing = channelListing({ titleVi, descriptionVi: `a${noise}\u0000\u0008b]]>&amp;<x>` });
      const { items } = readRss(await feed('xml', [listing]));
      const rows = readTsv(await feed('tsv', [listing]));
      expect(items).toHaveLength(1);
      expect(rows).toHaveLength(1);
      expect(rows[0]?.title?.replace(/\s+/g, ' ')).toBe(items[0]?.title?.[0]?.replace(/\s+/g, ' '));
      expect(items[0]?.description?.[0]).toMatch(/b\]\]>&amp;<x>$/);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['QD26-03', 'Gạo Séng Cù Mường Khương', 4682],
  ['QD26-03', 'Hạt kê Si Ma Cai', 431],
  ['QD26-04', 'MẬT ONG rừng', 4947],
  ['QD26-06', 'Miến đao Bát Xát'.normalize('NFD'), 434],
  ['QD26-07', 'Mận Tam Hoa sấy dẻo', 1755],
  ['QD26-22', 'Khăn thổ cẩm', 543673],
  ['QD26-23', 'Địa lan', null],
  [null, 'Gạo', null],
])('%s “%s” goes to category %s', (set, title, id) => {
  expect(googleCategory(set, title)).toBe(id);
});

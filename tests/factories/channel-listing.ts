import type { ChannelListing, ChannelVariant } from '#app/domain/channels/listing/channel-listing.ts';

/** A variant that every channel takes. */
export function channelVariant(changes: Partial<ChannelVariant> = {}): ChannelVariant {
  return {
    publicCode: 'V7K2M9Q4',
    sku: 'CHE-100',
    gtin: '8931234567897',
    nameVi: 'Hộp 100 g',
    priceVnd: 185_000,
    stock: 12,
    weightGrams: 160,
    lengthCm: 12,
    widthCm: 8,
    heightCm: 15,
    ...changes,
  };
}

/** A listing that every channel takes, with three photos and one variant. */
export function channelListing(changes: Partial<ChannelListing> = {}): ChannelListing {
  return {
    id: 'listing-1',
    publicCode: 'L3H8T2C6',
    version: 4,
    titleVi: 'Chè Shan tuyết cổ thụ Bản Liền',
    titleEn: 'Ban Lien ancient Shan tea',
    descriptionVi:
      'Chè hái từ cây cổ thụ trên núi Bản Liền, một tôm hai lá, sao tay trong ngày.\nNước vàng xanh, vị chát dịu rồi ngọt lâu. Cất nơi khô ráo, dùng trong 24 tháng.',
    brand: 'Bản Liền',
    setCode: 'QD26-11',
    setPath: ['Sản phẩm thực phẩm', 'Chè', 'Chè tươi, chè chế biến'],
    isAlcohol: false,
    label: { ingredients: 'Búp chè Shan tuyết 100 %' },
    starsToday: 4,
    producer: { id: 'producer-1', name: 'Hợp tác xã Chè Bản Liền' },
    communeCode: null,
    place: 'Xã Bản Liền',
    photos: [1, 2, 3].map((n) => ({
      hash: `a${n}`,
      url: `https://cho.vn/img/a${n}-square.jpg`,
      width: 1200,
      height: 1200,
    })),
    variants: [channelVariant()],
    link: 'https://cho.vn/products/che-shan-tuyet',
    papers: [
      { id: 'paper-1', kind: 'food-safety', number: '12/2026/ATTP', validTo: '2029-05-01', isChecked: true },
    ],
    lapsedPapers: [],
    putAwayPapers: [],
    category: '100629',
    ...changes,
  };
}

import { Price } from '#app/components/price.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { SectionHeading } from '#app/components/section-heading.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import type { ListingCard } from '#app/domain/catalog/listing-card.ts';
import { Sample } from '#app/routes/system/component-samples.tsx';

const card: ListingCard = {
  id: 'a',
  slug: 'che-shan-tuyet',
  titleVi: 'Chè Shan tuyết Bản Liền',
  titleEn: 'Shan tea from Bản Liền',
  setCode: 'QD26-11',
  motifSeed: 'Chè Shan tuyết Bản Liền',
  photo: null,
  price: 185_000,
  highestPrice: null,
  unitVi: 'hộp 100 g',
  unitEn: 'box of 100 g',
  place: { name: 'Bản Liền', nameEn: 'Ban Lien' },
  producerName: 'Hợp tác xã Chè Bản Liền',
  recognition: { stars: 4, validUntil: '2027-03-31' },
  soldOut: false,
  inSeason: true,
};
const cards: ListingCard[] = [
  card,
  {
    ...card,
    id: 'b',
    setCode: 'QD26-22',
    titleVi: 'Khăn thổ cẩm dệt tay nhuộm chàm của người Mông ở Tả Phìn',
    motifSeed: 'Khăn thổ cẩm',
    titleEn: null,
    price: 1_250_000,
    highestPrice: 2_400_000,
    unitVi: 'chiếc 40 × 180 cm, nhuộm chàm',
    recognition: { stars: 3, validUntil: '2027-03-31' },
    soldOut: true,
  },
  {
    ...card,
    id: 'c',
    setCode: 'QD26-04',
    titleVi: 'Mật ong bạc hà',
    motifSeed: 'Mật ong bạc hà',
    recognition: null,
    inSeason: false,
  },
  {
    ...card,
    id: 'd',
    setCode: 'QD26-01',
    titleVi: 'Mận Tam hoa',
    motifSeed: 'Mận Tam hoa',
    recognition: { stars: 5, validUntil: '2027-03-31' },
    inSeason: false,
  },
];

/** Stalls with everything, with a long name, sold out, without stars. */
export function StallSamples() {
  return (
    <Sample title="Gian hàng · Product cards">
      <div className="font-market">
        <WovenBorder size="wide" />
        <div className="pt-6">
          <SectionHeading to="/products" more="Xem tất cả">
            Đang vào mùa
          </SectionHeading>
          <div className="stalls">
            {cards.map((one) => (
              <ProductCard key={one.id} card={one} />
            ))}
          </div>
        </div>
        <div className="mt-8 flex flex-wrap items-end gap-8">
          {[3, 4, 5].map((stars) => (
            <StarBadge key={stars} recognition={{ stars, validUntil: '2027-03-31' }} withDate={stars === 5} />
          ))}
          <Price amount={185_000} unit="hộp 100 g" size="lg" />
        </div>
      </div>
    </Sample>
  );
}

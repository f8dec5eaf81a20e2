import type { MetaFunction } from '@remix-run/node';
import { DataTable } from '#app/components/data-table.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { Facts } from '#app/components/facts.tsx';
import { FigureTile } from '#app/components/figure-tile.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Pill } from '#app/components/pill.tsx';
import { PortalShell } from '#app/components/portal-shell.tsx';
import { Price } from '#app/components/price.tsx';
import { ProductCard } from '#app/components/product-card.tsx';
import { SectionHeading } from '#app/components/section-heading.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import { StarBadge } from '#app/components/star-badge.tsx';
import { WovenBorder } from '#app/components/woven-border.tsx';
import type { ListingCard } from '#app/domain/catalog/listing-card.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { systemMessages } from '#app/i18n/system.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { ButtonSamples, FieldSamples, Sample, WaySamples } from '#app/routes/system/component-samples.tsx';
import { ProblemText } from '#app/routes/system/page-problem.tsx';

export const loader = loaderFor('demo', async ({ language }) => ({ language }));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(systemMessages, data?.language ?? 'vi')('componentsTitle')} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

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
const rows = [
  { name: 'Miến đao Bát Xát', place: 'Bát Xát', reason: 'Thiếu ảnh', count: 12 },
  { name: 'Cốm Na Lo', place: 'Bắc Hà', reason: 'Chưa có tài khoản', count: 1_204 },
  { name: 'Trứng vịt Sín Chéng', place: 'Sín Chéng', reason: '', count: 0 },
];

export default function Components() {
  const t = useT(systemMessages);
  return (
    <PortalShell
      title={t('componentsTitle')}
      home="/system/components"
      links={[{ to: '/system/components', label: t('componentsTitle'), icon: 'information', count: 3 }]}
      name="Lù Thị Mai"
      actingFor="Hợp tác xã Chè Bản Liền"
      demo
      wide
    >
      <h1 className="text-3xl">{t('componentsTitle')}</h1>
      <p>{t('componentsText')}</p>
      <ButtonSamples />
      <FieldSamples />
      <WaySamples />
      <Sample title="Lời nhắn · Notes">
        <Note>Ảnh gửi xong mới xem trước được.</Note>
        <Note tone="success" title="Đã đăng">
          Sản phẩm hiện ở chợ.
        </Note>
        <Note tone="warning">Công nhận còn 30 ngày.</Note>
        <Note tone="error">Chưa gửi được ba ảnh.</Note>
        <p className="flex flex-wrap gap-2">
          <Pill>Nháp</Pill>
          <Pill tone="indigo">Chờ duyệt</Pill>
          <Pill tone="green">Đang bán</Pill>
          <Pill tone="red">Thiếu giấy an toàn thực phẩm</Pill>
          <Pill tone="turmeric">Đang mùa</Pill>
        </p>
      </Sample>
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
              <StarBadge
                key={stars}
                recognition={{ stars, validUntil: '2027-03-31' }}
                withDate={stars === 5}
              />
            ))}
            <Price amount={185_000} unit="hộp 100 g" size="lg" />
          </div>
        </div>
      </Sample>
      <Sample title="Bảng và con số · Tables and figures">
        <div className="grid gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <Panel title="Chỉ tiêu">
            <div className="space-y-6">
              <FigureTile label="Đã từng lên sàn" value={197} size={205} to="/products" />
              <FigureTile label="Đang bán, kiểm chứng trong 90 ngày" value={141} size={205} tone="green" />
            </div>
          </Panel>
          <Panel
            title="Chưa lên sàn"
            actions={
              <LinkButton to="/" size="sm" look="secondary">
                Tải XLSX
              </LinkButton>
            }
          >
            <DataTable
              caption="Ba mục, xếp theo tên"
              rows={rows}
              rowKey={({ name }) => name}
              empty={null}
              columns={[
                {
                  key: 'name',
                  header: 'Sản phẩm',
                  cell: ({ name }) => name,
                  heading: true,
                  sortHref: '?sort=name',
                  sorted: 'ascending',
                },
                { key: 'place', header: 'Xã', cell: ({ place }) => place, sortHref: '?sort=place' },
                {
                  key: 'reason',
                  header: 'Lý do',
                  cell: ({ reason }) => reason && <Pill tone="red">{reason}</Pill>,
                },
                { key: 'count', header: 'Lượt xem', cell: ({ count }) => count, numeric: true },
              ]}
              footer={{ name: 'Cộng', count: 1_216 }}
            />
            <Pagination page={4} pages={9} hrefFor={(page) => `?page=${page}`} />
          </Panel>
        </div>
        <Facts
          facts={[
            { term: 'Quyết định', value: '123/QĐ-UBND' },
            { term: 'Ngày', value: '12/03/2024' },
            { term: 'Trống', value: '' },
          ]}
        />
      </Sample>
      <Sample title="Trống, đang tải, lỗi · Empty, loading, failed">
        <EmptyState title="Chưa có sản phẩm nào" action={<LinkButton to="/">Thêm sản phẩm</LinkButton>}>
          Bắt đầu bằng một tấm ảnh.
        </EmptyState>
        <Skeleton lines={3} block="h-32" />
        {(['notFound', 'forbidden', 'server', 'offline'] as const).map((kind) => (
          <ProblemText key={kind} problem={{ kind, status: kind === 'server' ? 500 : 404 }} />
        ))}
      </Sample>
    </PortalShell>
  );
}

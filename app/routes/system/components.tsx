import type { MetaFunction } from '@remix-run/node';
import { EmptyState } from '#app/components/empty-state.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Note } from '#app/components/note.tsx';
import { Pill } from '#app/components/pill.tsx';
import { PortalShell } from '#app/components/portal-shell.tsx';
import { Skeleton } from '#app/components/skeleton.tsx';
import { demoPagesMessages } from '#app/i18n/demo-pages.ts';
import { translate, useT } from '#app/i18n/messages.ts';
import { loaderFor } from '#app/routes/route-guard.server.ts';
import { ButtonSamples, FieldSamples, Sample, WaySamples } from '#app/routes/system/component-samples.tsx';
import { FigureSamples } from '#app/routes/system/component-samples-figures.tsx';
import { StallSamples } from '#app/routes/system/component-samples-shop.tsx';
import { ProblemText } from '#app/routes/system/page-problem.tsx';

export const loader = loaderFor('demo', async ({ language }) => ({ language }));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${translate(demoPagesMessages, data?.language ?? 'vi')('componentsTitle')} · Chợ Phiên` },
  { name: 'robots', content: 'noindex' },
];

export default function Components() {
  const t = useT(demoPagesMessages);
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
      <StallSamples />
      <FigureSamples />
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

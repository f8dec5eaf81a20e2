import { DataTable } from '#app/components/data-table.tsx';
import { Facts } from '#app/components/facts.tsx';
import { FigureTile } from '#app/components/figure-tile.tsx';
import { LinkButton } from '#app/components/link-button.tsx';
import { Pagination } from '#app/components/pagination.tsx';
import { Panel } from '#app/components/panel.tsx';
import { Reason } from '#app/components/reason.tsx';
import { Sample } from '#app/routes/system/component-samples.tsx';

const rows = [
  { name: 'Miến đao Bát Xát', place: 'Bát Xát', reason: 'Thiếu ảnh', count: 12 },
  { name: 'Cốm Na Lo', place: 'Bắc Hà', reason: 'Chưa có tài khoản', count: 1_204 },
  { name: 'Trứng vịt Sín Chéng', place: 'Sín Chéng', reason: '', count: 0 },
];

/** Figures, a sorted table with a total, pages, terms. */
export function FigureSamples() {
  return (
    <Sample title="Bảng và con số · Tables and figures">
      <div className="grid gap-6 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <Panel title="Chỉ tiêu">
          <div className="space-y-6">
            <FigureTile label="Đã từng lên sàn" value={197} size={205} to="/products" isMain />
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
                cell: ({ reason }) => reason && <Reason>{reason}</Reason>,
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
  );
}

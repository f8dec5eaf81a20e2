import { type ReactNode, useState } from 'react';
import { Breadcrumb } from '#app/components/breadcrumb.tsx';
import { Button, type ButtonLook, buttonClass, SubmitButton } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Dialog } from '#app/components/dialog.tsx';
import { ErrorSummary } from '#app/components/error-summary.tsx';
import { Icon } from '#app/components/icon.tsx';
import { RadioCards } from '#app/components/radio-cards.tsx';
import { SelectField } from '#app/components/select-field.tsx';
import { Steps } from '#app/components/steps.tsx';
import { Tabs } from '#app/components/tabs.tsx';
import { TextField } from '#app/components/text-field.tsx';
import { TextareaField } from '#app/components/textarea-field.tsx';
import { Toast } from '#app/components/toast.tsx';

const here = '/system/components';

export function Sample({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-4 border-t border-line pt-5">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

const looks: ButtonLook[] = ['action', 'primary', 'secondary', 'quiet', 'danger'];

/** Buttons in every look and state. */
export function ButtonSamples() {
  return (
    <Sample title="Nút bấm · Buttons">
      {[false, true].map((disabled) => (
        <div key={String(disabled)} className="flex flex-wrap items-center gap-3">
          {looks.map((look) => (
            <Button key={look} look={look} disabled={disabled}>
              <Icon name="check" />
              Lưu thay đổi
            </Button>
          ))}
        </div>
      ))}
      <div className="on-dark flex flex-wrap gap-3 rounded-md bg-indigo p-4">
        <Button look="action">Đi chợ</Button>
        <Button look="onDark">Bán hàng ở đây</Button>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button size="sm">Nhỏ</Button>
        <Button size="sm" look="secondary">
          Tải về
        </Button>
        <SubmitButton look="primary">Gửi duyệt</SubmitButton>
      </div>
    </Sample>
  );
}

/** Every control, empty, filled, wrong and disabled. */
export function FieldSamples() {
  return (
    <Sample title="Ô nhập · Fields">
      <ErrorSummary
        errors={{ 'wrong-price': 'notAWholeNumber', 'wrong-set': 'notInList', '': 'changedMeanwhile' }}
        labels={{ 'wrong-price': 'Giá', 'wrong-set': 'Bộ sản phẩm' }}
      />
      <div className="grid gap-6 md:grid-cols-2">
        <TextField
          name="title"
          label="Tên sản phẩm"
          hint="Như in trên bao bì."
          defaultValue="Chè Shan tuyết Bản Liền"
          limits={[
            { label: 'Google', max: 150 },
            { label: 'Shopee', max: 20 },
          ]}
        />
        <TextField
          name="wrong-price"
          label="Giá"
          prefix="₫"
          suffix="/ hộp"
          defaultValue="18.5"
          inputMode="numeric"
          errors="notAWholeNumber"
        />
        <TextField name="optional" label="Nhãn hiệu" optional placeholder="Ví dụ: Chè Nà" />
        <TextField name="off" label="Mã mục trong sổ" defaultValue="7K3M9QXA" disabled />
        <SelectField
          name="wrong-set"
          label="Bộ sản phẩm"
          placeholder="Chọn…"
          errors="notInList"
          options={[
            { group: 'Thực phẩm', options: [{ value: 'QD26-11', label: 'Chè' }] },
            { group: 'Thủ công mỹ nghệ', options: [{ value: 'QD26-22', label: 'Vải, sợi' }] },
          ]}
        />
        <TextareaField name="story" label="Chuyện của món này" limits={[{ max: 300 }]} optional />
        <RadioCards
          name="type"
          legend="Bạn bán gì?"
          defaultValue="goods"
          cards={[
            { value: 'goods', label: 'Hàng gửi đi được', hint: 'Đóng gói, gửi bưu điện' },
            { value: 'visit', label: 'Du lịch, nghỉ lại', hint: 'Khách đến tận nơi' },
            { value: 'none', label: 'Chưa dùng được', disabled: true },
          ]}
        />
        <div>
          <Checkbox name="agree" label="Cho hiện số điện thoại của tôi" hint="Người mua gọi thẳng được." />
          <Checkbox name="must" label="Tôi đã đọc quy chế" errors="mustAgree" />
        </div>
      </div>
    </Sample>
  );
}

/** Where one is: breadcrumb, tabs, steps; and what lies over the page: dialog, toast. */
export function WaySamples() {
  const [toast, setToast] = useState<'success' | 'error' | null>(null);
  return (
    <Sample title="Lối đi · Ways">
      <Breadcrumb
        crumbs={[{ to: '/', label: 'Chợ Phiên' }, { to: '/products', label: 'Sản phẩm' }, { label: 'Chè' }]}
      />
      <Tabs
        label="Ví dụ"
        tabs={[
          { to: here, label: 'Đang bán', count: 12 },
          { to: '/products', label: 'Nháp', count: 3 },
          { to: '/search', label: 'Bị trả lại' },
        ]}
      />
      <Steps
        current={2}
        steps={[
          { to: here, label: 'Món gì', state: 'done' },
          { to: here.concat('?step=2'), label: 'Ảnh', state: 'problem' },
          { to: here.concat('?step=3'), label: 'Cỡ, giá', state: 'todo' },
          { to: here.concat('?step=4'), label: 'Nhãn', state: 'todo' },
          { to: here.concat('?step=5'), label: 'Gửi', state: 'todo' },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        <Dialog
          href={here}
          opener="Bỏ bản nháp…"
          openerClassName={buttonClass('danger')}
          title="Bỏ bản nháp này?"
        >
          <p>Ảnh và chữ đã ghi sẽ mất. Sản phẩm đang bán không thay đổi.</p>
          <div className="flex flex-wrap gap-3">
            <Button look="danger">Bỏ bản nháp</Button>
          </div>
        </Dialog>
        <Button look="secondary" onClick={() => setToast('success')}>
          Báo xong
        </Button>
        <Button look="secondary" onClick={() => setToast('error')}>
          Báo lỗi
        </Button>
      </div>
      <Toast
        message={
          toast && {
            id: toast,
            tone: toast,
            text: toast === 'success' ? 'Đã gửi duyệt.' : 'Chưa gửi được, hãy thử lại.',
          }
        }
      />
    </Sample>
  );
}

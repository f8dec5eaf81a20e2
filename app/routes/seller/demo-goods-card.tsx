import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/button.tsx';
import { Note } from '#app/components/note.tsx';
import type { DemoShopGoods } from '#app/demo/read-demo-shop-goods.server.ts';
import { demoGoodsMessages } from '#app/i18n/demo-goods.ts';
import { useT } from '#app/i18n/messages.ts';

/** In the demo: a shop with a few products may get twenty more to try things out with. Nothing where they all are. */
export function DemoGoodsCard({ goods }: { goods: DemoShopGoods | null }) {
  const t = useT(demoGoodsMessages);
  if (goods === null) return null;
  const { onSale, offered, added, undrawn } = goods;
  if (added >= offered) {
    if (undrawn === 0) return null;
    return (
      <Note tone="success">
        <p>
          {t('added', { count: added })} {t('undrawn', { count: undrawn })}
        </p>
      </Note>
    );
  }
  return (
    <Note title={t('title')}>
      <p className="measure mb-3">
        {t('onSale', { count: onSale })} {t('text', { count: offered })}
      </p>
      <Form method="post" action="/seller/demo-goods">
        <SubmitButton look="secondary" busyLabel={t('adding')} className="w-full sm:w-auto">
          {t('add', { count: offered })}
        </SubmitButton>
      </Form>
    </Note>
  );
}

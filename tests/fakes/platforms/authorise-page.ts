import { escapeHtml, type FakeReply, type FakeRequest, html, redirect } from '#tests/fakes/platforms/http.ts';

type KnownShop = { id: string; name: string };

/**
 * Where a seller says yes. GET shows the page, POST is the button. The form sends `shop`: an id of `shops`, or "new" with
 * `name`; the first shop is chosen where there is one. Only addresses of this machine are ever returned to.
 * @param accept opens the shop where it is new, and gives the address with the code.
 */
export function authorisePage(
  request: FakeRequest,
  platformName: string,
  shops: readonly KnownShop[],
  returnTo: string | null,
  accept: (shop: { id: string | null; name: string }, returnTo: URL) => URL,
): FakeReply {
  const target = returnTo !== null && URL.canParse(returnTo) ? new URL(returnTo) : null;
  if (!target || !['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname)) {
    return html(page(platformName, '<p>Địa chỉ quay về không hợp lệ.</p>'), 400);
  }
  if (request.method !== 'POST') return html(page(platformName, form(platformName, shops)));
  const sent = new URLSearchParams(request.body.toString('utf8'));
  const known = shops.find(({ id }) => id === sent.get('shop'));
  const name = sent.get('name')?.trim() || `Gian hàng ${platformName} ${shops.length + 1}`;
  return redirect(accept(known ?? { id: null, name }, target).href);
}

function form(platformName: string, shops: readonly KnownShop[]): string {
  const known = shops.map(
    ({ id, name }, at) =>
      `<p><label><input type="radio" name="shop" value="${id}"${at === 0 ? ' checked' : ''}> ${escapeHtml(name)}</label></p>`,
  );
  return `<p>Ứng dụng <b>Chợ Phiên</b> xin được đăng và sửa sản phẩm trong gian hàng của bạn.</p>
<form method="post">
${known.join('\n')}
<p><label><input type="radio" name="shop" value="new"${shops.length === 0 ? ' checked' : ''}> Gian hàng mới, tên:
<input name="name" value="Gian hàng ${escapeHtml(platformName)} ${shops.length + 1}"></label></p>
<p><button>Đồng ý</button></p>
</form>`;
}

/** A page of a simulated platform; says in its title and its head that it is one. */
export function page(platformName: string, body: string, title = `${platformName} (mô phỏng)`): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem}
header{background:#fff3cd;padding:.5rem 1rem}button{font-size:1.1rem;min-height:48px;padding:0 1.5rem}
input[type=radio]{width:24px;height:24px;vertical-align:middle}input[name=name]{font:inherit;max-width:100%}</style></head><body>
<header><b>${escapeHtml(platformName)} (mô phỏng)</b>. Đây không phải sàn thật; không có gì được đăng ra ngoài.</header>
${body}</body></html>`;
}

/** The page of a product that a buyer could open. */
export function productPage(
  platformName: string,
  product: { title: string; priceVnd: number; stock: number },
): FakeReply {
  const price = `${product.priceVnd.toLocaleString('de-DE')} ₫`;
  const isThere = product.stock > 0;
  const stock = isThere ? `Còn ${product.stock}` : 'Hết hàng';
  const availability = `https://schema.org/${isThere ? 'InStock' : 'OutOfStock'}`;
  const offer = JSON.stringify({ '@type': 'Offer', availability });
  return html(
    page(
      platformName,
      `<h1>${escapeHtml(product.title)}</h1><p>${price}</p><p>${stock}</p><script type="application/ld+json">${offer}</script>`,
      `${product.title} | ${platformName} (mô phỏng)`,
    ),
  );
}

export const noProductPage = (platformName: string): FakeReply =>
  html(page(platformName, '<p>Sản phẩm không tồn tại.</p>'), 404);

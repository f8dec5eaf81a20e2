import { expect, test } from 'vitest';
import { noProductPage } from '#app/domain/register/parse/product-page.ts';

test.each([
  'https://shopee.vn/',
  'https://shopee.vn/?utm_source=zalo',
  'https://shopee.vn/search?keyword=m%E1%BA%ADt%20ong',
  'https://shopee.vn/htxbanlien',
  'https://shopee.vn/shop/123456/',
  'https://shopee.vn/Thuc-Pham-cat.11036971',
  'https://s.shopee.vn/',
  'https://www.lazada.vn/',
  'https://www.lazada.vn/catalog/?q=che',
  'https://www.lazada.vn/shop/htx-ban-lien',
  'https://tiki.vn/',
  'https://tiki.vn/search?q=che',
  'https://tiki.vn/cua-hang/htx-ban-lien',
  'https://www.tiktok.com/@htxbanlien',
  'https://www.tiktok.com/@htxbanlien/video/7301',
  'https://shop.tiktok.com/view/shop/123',
  'https://vt.tiktok.com/',
  'https://postmart.vn/',
  'https://postmart.vn/index.html',
  'https://postmart.vn/vi/trang-chu',
  'https://buudien.vn/search?q=che',
  'https://postmart.vn/?s=che',
  'https://nongsan.buudien.vn/tim-kiem?tukhoa=che',
  'https://shopee.example/',
  'https://banhang.shopee.vn/portal/product/7890123457',
  'https://seller.shopee.vn/portal/product/1',
  'https://sellercenter.lazada.vn/apps/product/publish?productId=12',
  'https://seller-vn.tiktok.com/product/edit/1730000000000000001',
  'https://sellercenter.tiki.vn/new/products/123',
  'https://business.facebook.com/commerce/catalogs/12/products',
  'https://business.facebook.com/latest/home?asset_id=1',
  'https://www.facebook.com/commerce_manager/12',
  'https://www.facebook.com/commerce/catalogs/12',
  'https://shopee.vn/shop/1/2',
  'https://shopee.vn/buyer/12/34',
  'https://shopee.vn/user/purchase/order/12/34',
  'https://shopee.vn/order/12/34',
  'https://shopee.vn/cart/12/34/',
  'https://shopee.vn/Checkout/12/34',
  'https://shopee.vn/events/2024/12',
  'https://shopee.vn/m/12/34',
  'https://shopee.vn/universal-link/cart/12/34',
  'https://help.shopee.vn/portal/article/1/2',
  'https://help.shopee.vn/portal/1/2',
  'https://helpcenter.lazada.vn/s/faq/x-i1.html',
  'https://hotro.tiki.vn/knowledge-base/post/cau-hoi-p12.html',
  'https://support.tiktok.com/vi/product/12',
  'https://user-partner.tiki.vn/p1.html',
  'https://shopee.vn/user/1/2',
  'https://shopee.vn/flash_sale/1/2',
  'https://tiki.vn/cua-hang/htx-p1',
  'https://www.lazada.vn/shop/x-i1',
])('%s shows no product', (address) => {
  expect(noProductPage(address)).not.toBeNull();
});

test.each([
  'https://shopee.vn/M%E1%BA%ADt-ong-i.123.456?sp_atk=x',
  'https://shopee.vn/product/1/2/',
  'https://shopee.vn/htxbanlien/123/456',
  'https://shopee.vn/universal-link/product/1/2',
  'https://s.shopee.vn/4fabc',
  'https://shp.ee/abc',
  'https://vn.shp.ee/abc',
  'https://www.lazada.vn/products/mat-ong-i123-s456.html?spm=a',
  'https://www.lazada.vn/products/i99.html',
  'https://s.lazada.vn/s.Ab1',
  'https://tiki.vn/mat-ong-p123.html?spid=4',
  'https://www.tiktok.com/view/product/123',
  'https://shop.tiktok.com/view/product/1730000000000000001?region=VN',
  'https://www.tiktok.com/shop/vn/pdp/che-shan/1730000000000000001',
  'https://www.tiktok.com/shop/pdp/che-shan/1730000000000000001',
  'https://www.tiktok.com/shop/pdp/1730000000000000001',
  'https://shopee.vn/cartoon_hmong/123/456',
  'https://shopee.vn/mat.ong.m/123/456',
  'https://vt.tiktok.com/ZS1/',
  'https://www.tiktok.com/t/ZS1/',
  'https://www.facebook.com/commerce/products/1234567890/',
  'https://www.facebook.com/marketplace/item/123/',
  'https://www.facebook.com/htxbanlien/posts/123',
  'https://postmart.vn/che-shan-tuyet-ban-lien',
  'https://postmart.vn/index.php?product_id=12',
  'https://buudien.vn/san-pham/che-1',
  'https://shopee.example/x',
])('%s may show one', (address) => {
  expect(noProductPage(address)).toBeNull();
});

test('whoever copied another page is shown what one looks like, where that is known', () => {
  expect(noProductPage('https://shopee.vn/')).toEqual({ example: 'shopee.vn/ten-san-pham-i.123.456' });
  expect(noProductPage('https://postmart.vn/')).toEqual({ example: null });
});

test.each([
  ['https://banhang.shopee.vn/portal/product/7890123457', 'shopee.vn/ten-san-pham-i.123.456'],
  ['https://seller-vn.tiktok.com/product/edit/17', 'shop.tiktok.com/view/product/123'],
  ['https://www.lazada.vn/catalog/?q=che', 'lazada.vn/products/ten-san-pham-i123.html'],
])('%s is none for whoever looked at it either: buyers cannot open it, or find many', (address, example) => {
  expect(noProductPage(address, { isLookedAt: true })).toEqual({ example });
});

import { createHmac } from 'node:crypto';

/**
 * Shopee's signature of a call, as open.shopee.com "API calls" has it: partner id, path, timestamp, and for calls in a
 * shop's name its token and id, without anything between; HMAC-SHA256 under the partner key, lower-case hex. Neither the
 * query's other parameters nor the body are signed.
 * @param path with its prefix: "/api/v2/shop/get_shop_info". @param timestamp seconds.
 */
export function signShopee(
  partnerKey: string,
  call: {
    partnerId: string;
    path: string;
    timestamp: number;
    shop?: { accessToken: string; shopId: string };
  },
): string {
  const { partnerId, path, timestamp, shop } = call;
  const text = `${partnerId}${path}${timestamp}${shop ? `${shop.accessToken}${shop.shopId}` : ''}`;
  return createHmac('sha256', partnerKey).update(text, 'utf8').digest('hex');
}

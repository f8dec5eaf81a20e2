import { type PageFinding, readPage } from '#app/domain/register/read-page.ts';
import type { Context } from '#app/server/context.ts';

const MOST_REDIRECTS = 3;

/**
 * Fetches a product's page through the one way out, from the channel's own hosts only; a redirect is followed when it
 * stays on them. Never throws for what the outside world does: that is a finding too.
 */
export async function lookAtPage(
  { outbound }: Context,
  { url, hosts, product }: { url: string; hosts: ReadonlyArray<string>; product: string },
): Promise<PageFinding> {
  let address = url.replace(/^http:/i, 'https:');
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const result = await outbound.readPage(address, hosts);
    if (!result.ok) {
      const isAway = result.reason === 'unreachable' || result.reason === 'timeout';
      return { found: null, title: null, reason: isAway ? 'not_reached' : 'not_allowed' };
    }
    const { status, finalUrl, text } = result.page;
    const isRedirect = status >= 300 && status < 400 && finalUrl !== address;
    if (!isRedirect) return readPage({ status, address, text }, product);
    address = finalUrl;
  }
  return { found: null, title: null, reason: 'other_page' };
}

import { type PageFinding, readPage } from '#app/domain/register/read-page.ts';
import type { Context } from '#app/server/context.ts';

const MOST_REDIRECTS = 3;

/** A page of a channel; only what stands on its `hosts` is asked for. */
export type ChannelPage = { channelCode: string; url: string; hosts: ReadonlyArray<string>; product: string };

/**
 * Fetches a product's page through the one way out, from the channel's own hosts only; a redirect is followed when it
 * stays on them. In a demo market the simulated platforms show the pages of the made-up hosts that play theirs. Never throws
 * for what the outside world does: that is a finding too.
 */
export async function lookAtPage(
  { outbound, simulated }: Pick<Context, 'outbound' | 'simulated'>,
  { channelCode, url, hosts, product }: ChannelPage,
): Promise<PageFinding> {
  let address = url.replace(/^http:/i, 'https:');
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const made = simulated?.readPage(channelCode, address) ?? null;
    const result = await (made ?? outbound.readPage(address, hosts));
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

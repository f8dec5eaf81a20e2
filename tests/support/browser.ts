import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { expect, test as plainTest } from 'vitest';
import { findChromium } from '#app/setup/install-chromium.mjs';

const FLAGS = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'];
/** What a farmer's phone shows, and a desk in the department. */
const PHONE = { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESK = { viewport: { width: 1280, height: 900 } };
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export type Visitor = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Lets the console say this, e.g. the 404 of a page that is visited because it is not there. */
  expectOnConsole(pattern: RegExp): void;
};

type Options = { javaScript?: boolean; cookie?: string; url?: string };

type Fixtures = {
  browser: Browser;
  /** A new visitor on a phone 360 px wide. What Chromium complains of on the way fails the test. */
  onPhone: (options?: Options) => Promise<Visitor>;
  /** The same on a desk, 1280 px wide. */
  atDesk: (options?: Options) => Promise<Visitor>;
};

/** `test` with a real Chromium. */
export const test = plainTest.extend<Fixtures>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixture's needs from the pattern
    async ({}, use) => {
      const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: FLAGS });
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  onPhone: async ({ browser }, use) => visits(browser, PHONE, use),
  atDesk: async ({ browser }, use) => visits(browser, DESK, use),
});

async function visits(
  browser: Browser,
  device: typeof PHONE | typeof DESK,
  use: (open: (options?: Options) => Promise<Visitor>) => Promise<void>,
): Promise<void> {
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  await use(async ({ javaScript = true, cookie, url } = {}) => {
    const context = await browser.newContext({ ...device, javaScriptEnabled: javaScript, locale: 'vi-VN' });
    contexts.push(context);
    if (cookie && url) await context.addCookies(cookiesFrom(cookie, url));
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    return { page, context, expectOnConsole: (pattern) => void expected.push(pattern) };
  });
  for (const context of contexts) await context.close();
  expect(
    complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
    'Chromium complained on its console (errors, content security policy, failed hydration)',
  ).toEqual([]);
}

function cookiesFrom(header: string, url: string) {
  return header.split(';').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim(), url };
  });
}

/** Half as long as the source that a page object of axe's own puts into each page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Fails on anything that axe finds against WCAG 2.2 AA on the page as it stands. It needs a page with JavaScript. No page
 * of ours holds a frame, so axe runs in the page at once and only what it finds leaves the page: with all that it passed
 * described and carried over, the same answer takes twice as long.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly: tags });
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`,
    );
  }, WCAG);
  expect(found, `axe on ${page.url()}`).toEqual([]);
}

/** Fails when something on the page is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, `${page.url()} can be scrolled sideways`).toBeLessThanOrEqual(screen ?? 0);
}

/** Resolves once the page's own scripts have taken over. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      Object.keys(document.documentElement).some((key) => key.startsWith('__react')) ||
      Object.keys(document).some((key) => key.startsWith('__react')),
  );
}

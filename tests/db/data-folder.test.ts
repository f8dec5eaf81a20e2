import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMarket } from '#app/market.server.ts';
import { TEST_SECRET } from '#tests/support/open-test-context.ts';
import { scratchFolder } from '#tests/support/scratch-folder.ts';

test('the folder of the data is open to nobody else on the machine', async () => {
  const dataDir = join(scratchFolder(), 'not', 'there', 'yet');
  const market = await openMarket({
    environment: { NODE_ENV: 'test', DATA_DIR: dataDir, APP_SECRET: TEST_SECRET, LOG_LEVEL: 'silent' },
    rootDir: process.cwd(),
  });
  await market.close();
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

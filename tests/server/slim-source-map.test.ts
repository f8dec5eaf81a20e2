import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { slimSourceMap } from '#app/setup/slim-source-map.mjs';

test('the map of what is built leads each line to the file and line where it comes from, by one entry', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export * from './server/text/fold.ts';\nexport * from './server/local-date.ts';",
      resolveDir: join(process.cwd(), 'app'),
    },
    outfile: 'all.mjs',
    bundle: true,
    platform: 'node',
    format: 'esm',
    sourcemap: true,
    write: false,
  });
  const [map = '', built = ''] = outputFiles.map(({ text }) => text);
  const slim = slimSourceMap(map, built);
  const whole = new SourceMap(JSON.parse(map) as SourceMapPayload);
  const ours = new SourceMap(JSON.parse(slim) as SourceMapPayload);
  const wanted = [];
  const given = [];
  for (const [number, line] of built.split('\n').entries()) {
    const first = whole.findEntry(number, line.search(/\S/));
    if (!('originalLine' in first) || first.generatedLine !== number) continue;
    wanted.push([number, first.originalSource, first.originalLine]);
    for (const column of [0, line.length]) {
      const entry = ours.findEntry(number, column);
      given.push('originalLine' in entry ? [number, entry.originalSource, entry.originalLine] : [number]);
    }
  }
  expect(wanted.length).toBeGreaterThan(90);
  expect(given).toEqual(wanted.flatMap((place) => [place, place]));
  const mappings = (text: string) => (JSON.parse(text) as { mappings: string }).mappings;
  expect(mappings(slim).length * 3).toBeLessThan(mappings(map).length);
});

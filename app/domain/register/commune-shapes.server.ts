import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feature, mesh, transform } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { z } from 'zod';
import type { CommuneShapes, MapArea } from '#app/domain/register/commune-shape.ts';
import { type Point, simplifyLine } from '#app/domain/register/simplify-line.ts';

const FILE = 'db/reference/laocai-communes-2025.topojson';
const WIDTH = 600;
/** How far, in view box units, a border may be drawn from where it runs: not visible at twice this size. */
const TOLERANCE = 0.8;
const FORMER_LAO_CAI = 'Lào Cai';

const communeProperties = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  legacyProvince: z.string(),
});
type Properties = z.infer<typeof communeProperties>;
type CommuneTopology = Topology<{ communes: GeometryCollection<Properties> }>;

const cache = new Map<string, CommuneShapes>();

/**
 * The communes as SVG paths, read and projected once per process (about 100 ms), then kept.
 * @param rootDir folder of package.json (`context.config.rootDir`).
 * @throws when the reference file is missing or not the topology that it should be.
 */
export function communeShapes(rootDir: string, area: MapArea = 'province'): CommuneShapes {
  const key = `${area} ${rootDir}`;
  const known = cache.get(key);
  if (known) return known;
  const shapes = drawShapes(readTopology(join(rootDir, FILE)), area);
  cache.set(key, shapes);
  return shapes;
}

function readTopology(path: string): CommuneTopology {
  const topology: CommuneTopology = JSON.parse(readFileSync(path, 'utf8'));
  for (const { properties } of topology.objects.communes.geometries) communeProperties.parse(properties);
  return topology;
}

function drawShapes(source: CommuneTopology, area: MapArea): CommuneShapes {
  const communes = source.objects.communes.geometries.filter(
    (geometry) => area === 'province' || provinceOf(geometry) === FORMER_LAO_CAI,
  );
  const selection: GeometryCollection<Properties> = { type: 'GeometryCollection', geometries: communes };
  const { project, height } = projection(source, selection);
  const toDegrees = transform(source.transform ?? { scale: [1, 1], translate: [0, 0] });
  const topology: Topology = {
    type: 'Topology',
    objects: {},
    arcs: source.arcs.map((arc) => {
      const line = arc.map((position, i) => project(toDegrees(position, i !== 0)));
      return simplifyLine(line, TOLERANCE).map(([x, y]) => [Math.round(x), Math.round(y)]);
    }),
  };
  return {
    width: WIDTH,
    height,
    communes: feature(topology, selection).features.map(({ properties, geometry }) => ({
      code: properties.code,
      name: properties.name,
      nameEn: properties.nameEn,
      path: areaPath(geometry),
    })),
    formerBorder:
      area === 'province'
        ? mesh(topology, selection as GeometryCollection, (a, b) => provinceOf(a) !== provinceOf(b))
            .coordinates.map((line) => linePath(line, ''))
            .join('')
        : '',
  };
}

function provinceOf(geometry: { properties?: object | undefined }): string {
  return communeProperties.parse(geometry.properties).legacyProvince;
}

/** Degrees to view box: plate carrée at the province's middle latitude, true enough over 170 km. */
function projection(source: CommuneTopology, selection: GeometryCollection<Properties>) {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { geometry } of feature(source, selection).features) {
    for (const [x = 0, y = 0] of rings(geometry).flat()) {
      [west, south] = [Math.min(west, x), Math.min(south, y)];
      [east, north] = [Math.max(east, x), Math.max(north, y)];
    }
  }
  const margin = 4;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * margin) / ((east - west) * squeeze);
  return {
    height: Math.ceil((north - south) * scale) + 2 * margin,
    project: ([x = 0, y = 0]: number[]): Point => [
      margin + (x - west) * squeeze * scale,
      margin + (north - y) * scale,
    ],
  };
}

function rings(geometry: unknown): number[][][] {
  const { type, coordinates } = z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) }),
      z.object({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(z.array(z.array(z.array(z.number())))),
      }),
    ])
    .parse(geometry);
  return type === 'Polygon' ? coordinates : coordinates.flat();
}

function areaPath(geometry: unknown): string {
  return rings(geometry)
    .map((ring) => linePath(ring.slice(0, -1), 'z'))
    .join('');
}

/** Relative path data in whole units: half the size of absolute data. Points that fall together are one. */
function linePath(line: readonly number[][], end: 'z' | ''): string {
  let [atX, atY] = [0, 0];
  let data = '';
  line.forEach(([x = 0, y = 0], i) => {
    if (i === 0) data += `M${x} ${y}`;
    else if (x !== atX || y !== atY) {
      const [dx, dy] = [x - atX, y - atY];
      data += dx === 0 ? `v${dy}` : dy === 0 ? `h${dx}` : `l${dx}${dy < 0 ? '' : ' '}${dy}`;
    }
    [atX, atY] = [x, y];
  });
  return (
    data.replace(
      /(l-?\d+ ?-?\d+)((?:l-?\d+ ?-?\d+)+)/g,
      (_, first, more) => first + more.replace(/l(?=-)/g, '').replace(/l/g, ' '),
    ) + end
  );
}

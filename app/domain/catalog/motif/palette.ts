/** The house colours that the drawings share (the tokens of the design system, and earth tones beside them). */
export const ink = {
  ink: '#1C1A17',
  paper: '#FBF7EF',
  paper2: '#F3E9D8',
  line: '#E4DAC8',
  indigo: '#22315C',
  indigo2: '#2F4B8F',
  sky: '#8FA3D1',
  red: '#C8372D',
  redDeep: '#8E1D17',
  coral: '#E06A4E',
  turmeric: '#E0A526',
  amber: '#C9791C',
  straw: '#EBCB84',
  green: '#3F6B4A',
  leaf: '#6E9A5B',
  pine: '#284A34',
  plum: '#7A1F3D',
  rose: '#CF6A84',
  wood: '#8A5A2B',
  bark: '#573617',
  clay: '#B0613A',
  silver: '#C9CFDA',
} as const;

/** Sky, disc of sun or moon, three hill layers from far to near, table top. */
export type Scheme = { sky: string; sun: string; far: string; mid: string; near: string; table: string };

export const schemes = {
  tea: { sky: '#DCE8D8', sun: '#F8F4E4', far: '#B3CBB3', mid: '#86AC84', near: '#4F7F59', table: '#F3E9D8' },
  dawn: { sky: '#FBE6CE', sun: '#FFF6E0', far: '#E9C3A6', mid: '#A9B48B', near: '#5F8A5A', table: '#F3E9D8' },
  rice: { sky: '#F7E9C2', sun: '#FFF8E4', far: '#E3CB8B', mid: '#CFAE55', near: '#8C9A4A', table: '#FBF3E0' },
  honey: {
    sky: '#FCE8BC',
    sun: '#FFF7DF',
    far: '#EBC47A',
    mid: '#D69A3C',
    near: '#6E8F52',
    table: '#FBF3E0',
  },
  plum: { sky: '#F6DEE0', sun: '#FFF4EE', far: '#DDAFBB', mid: '#A9798F', near: '#5B7F5B', table: '#F7EBE0' },
  indigo: {
    sky: '#DDE3F3',
    sun: '#FAF7EF',
    far: '#AAB8DC',
    mid: '#6C83BD',
    near: '#33508F',
    table: '#F3E9D8',
  },
  dusk: { sky: '#2B3B6E', sun: '#F2C25B', far: '#3D5391', mid: '#35557A', near: '#2F5A4C', table: '#F3E9D8' },
  brocade: {
    sky: '#F9DDD2',
    sun: '#FFF4E6',
    far: '#E4A892',
    mid: '#C46A55',
    near: '#5A6F4C',
    table: '#FBEFE2',
  },
  mist: { sky: '#E8EAE6', sun: '#FFFDF6', far: '#C3CED1', mid: '#93ACAE', near: '#557C76', table: '#F3E9D8' },
} as const satisfies Record<string, Scheme>;

export type SchemeName = keyof typeof schemes;

/** Ground, and two thread colours, of the woven cloth on the table. */
export type Cloth = { ground: string; thread: string; thread2: string; edge: string };

export const cloths: readonly [Cloth, ...Cloth[]] = [
  { ground: ink.indigo, thread: ink.red, thread2: ink.turmeric, edge: ink.red },
  { ground: ink.indigo, thread: ink.turmeric, thread2: ink.paper, edge: ink.turmeric },
  { ground: ink.redDeep, thread: ink.turmeric, thread2: ink.paper, edge: ink.turmeric },
  { ground: ink.pine, thread: ink.turmeric, thread2: ink.coral, edge: ink.red },
  { ground: '#2A2320', thread: ink.red, thread2: '#7FA36B', edge: ink.turmeric },
];

/** Drawing of a map, in units of its own view box; north is up. Plain data: may travel to a browser. */
export type CommuneShapes = {
  width: number;
  height: number;
  communes: readonly CommuneShape[];
  /** SVG path data of the border between the two former provinces, '' where only one of them is shown. */
  formerBorder: string;
};

export type CommuneShape = {
  /** The unit's official five-digit code, "02647". */
  code: string;
  name: string;
  nameEn: string;
  /** SVG path data, filled by the even-odd rule. */
  path: string;
};

/** All 99 communes of today's Lào Cai, or the 48 on the ground of Lào Cai as it was until 2025-06-30. */
export type MapArea = 'province' | 'formerLaoCai';

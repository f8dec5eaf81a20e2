/** What a symbol loses for what scanners stumble over (ISO/IEC 18004, 8.8.2). Points. */
const RUN_OF_FIVE = 3;
const ONE_MORE_IN_RUN = 1;
const BLOCK_OF_FOUR = 3;
const LIKE_A_FINDER = 40;
const STEP_OF_DARKNESS = 10;

/** Modules in a word of bits. */
const LANES = 32;

/** Modules row by row, `side` of them in each: 1 is dark, 0 is light. */
export type Modules = { readonly data: Uint8Array; readonly side: number };

/**
 * The same modules as bits. A word holds 32 neighbours of one row (`rows`) or one column (`columns`); the words at one
 * place of all rows lie one after the other, so that what runs down is found 32 times at once.
 */
export type Bits = { readonly rows: Int32Array; readonly columns: Int32Array; readonly side: number };

export function bitsOf({ data, side }: Modules): Bits {
  const rows = new Int32Array(Math.ceil(side / LANES) * side);
  const columns = new Int32Array(rows.length);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      if (data[row * side + column] !== 1) continue;
      const inRow = (column >> 5) * side + row;
      const inColumn = (row >> 5) * side + column;
      rows[inRow] = (rows[inRow] ?? 0) | (1 << (column & 31));
      columns[inColumn] = (columns[inColumn] ?? 0) | (1 << (row & 31));
    }
  }
  return { rows, columns, side };
}

/**
 * The mask whose symbol reads best: fewest points, the first among equals, as `qrcode` counts them. `changes` say for each
 * mask which modules its symbol has otherwise than `symbol`.
 */
export function bestMask(symbol: Bits, changes: readonly Bits[]): number {
  const masked = {
    rows: new Int32Array(symbol.rows.length),
    columns: new Int32Array(symbol.columns.length),
    side: symbol.side,
  };
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [mask, change] of changes.entries()) {
    for (let at = 0; at < masked.rows.length; at += 1) {
      masked.rows[at] = (symbol.rows[at] ?? 0) ^ (change.rows[at] ?? 0);
      masked.columns[at] = (symbol.columns[at] ?? 0) ^ (change.columns[at] ?? 0);
    }
    const points = pointsOf(masked);
    if (points >= fewest) continue;
    fewest = points;
    best = mask;
  }
  return best;
}

function pointsOf({ rows, columns, side }: Bits): number {
  let points = pointsOfBlocks(rows, side) + pointsOfDarkness(rows, side);
  for (let first = 0; first < side; first += LANES) {
    const start = (first / LANES) * side;
    const used = lanesIn(side - first);
    points += pointsOfRuns(rows, start, side, used) + pointsOfLikenesses(rows, start, side);
    points += pointsOfRuns(columns, start, side, used) + pointsOfLikenesses(columns, start, side);
  }
  return points;
}

/** A bit for each of so many modules, at most a word of them. */
function lanesIn(modules: number): number {
  return modules >= LANES ? -1 : (1 << modules) - 1;
}

/** Five and more modules of one colour, one below the other. */
function pointsOfRuns(lines: Int32Array, start: number, side: number, used: number): number {
  let points = 0;
  // Which lanes have had two, three, four and five of one colour up to here.
  let two = 0;
  let three = 0;
  let four = 0;
  let five = 0;
  for (let at = start + 1; at < start + side; at += 1) {
    const same = ~((lines[at] ?? 0) ^ (lines[at - 1] ?? 0)) & used;
    const longer = five;
    five = four & same;
    four = three & same;
    three = two & same;
    two = same;
    if (five !== 0) points += RUN_OF_FIVE * ones(five & ~longer) + ONE_MORE_IN_RUN * ones(five & longer);
  }
  return points;
}

/** A finder pattern's 1:1:3:1:1 with four light modules before or after it, one below the other. */
function pointsOfLikenesses(lines: Int32Array, start: number, side: number): number {
  let likenesses = 0;
  for (let at = start; at + 7 <= start + side; at += 1) {
    const dark = (lines[at] ?? 0) & (lines[at + 2] ?? 0) & (lines[at + 3] ?? 0) & (lines[at + 4] ?? 0);
    const finder = dark & (lines[at + 6] ?? 0) & ~((lines[at + 1] ?? 0) | (lines[at + 5] ?? 0));
    if (finder === 0) continue;
    if (at - 4 >= start) likenesses += ones(finder & ~darkInFour(lines, at - 4));
    if (at + 11 <= start + side) likenesses += ones(finder & ~darkInFour(lines, at + 7));
  }
  return likenesses * LIKE_A_FINDER;
}

/** The lanes that are dark anywhere in four lines. */
function darkInFour(lines: Int32Array, at: number): number {
  return (lines[at] ?? 0) | (lines[at + 1] ?? 0) | (lines[at + 2] ?? 0) | (lines[at + 3] ?? 0);
}

/** Each two by two modules of one colour; they may overlap. */
function pointsOfBlocks(rows: Int32Array, side: number): number {
  let blocks = 0;
  for (let first = 0; first < side - 1; first += LANES) {
    const start = (first / LANES) * side;
    const used = lanesIn(side - 1 - first);
    let above = rows[start] ?? 0;
    let aboveRight = rightOf(rows, start, side);
    for (let at = start + 1; at < start + side; at += 1) {
      const here = rows[at] ?? 0;
      const right = rightOf(rows, at, side);
      const dark = here & above & right & aboveRight;
      const light = ~(here | above | right | aboveRight);
      blocks += ones((dark | light) & used);
      above = here;
      aboveRight = right;
    }
  }
  return blocks * BLOCK_OF_FOUR;
}

/** What stands right of each module of a word; beside its last stands the first of the row's next word. */
function rightOf(rows: Int32Array, at: number, side: number): number {
  return ((rows[at] ?? 0) >>> 1) | ((rows[at + side] ?? 0) << (LANES - 1));
}

/** Each twentieth, rounded up, by which the dark modules are more or less than half. */
function pointsOfDarkness(rows: Int32Array, side: number): number {
  let dark = 0;
  for (const word of rows) dark += ones(word);
  return Math.abs(Math.ceil((dark * 100) / (side * side) / 5) - 10) * STEP_OF_DARKNESS;
}

/** How many bits of a word are 1. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

import { fold, tidy } from '#app/server/text/fold.ts';
import { withoutEnd } from '#app/server/text/without-end.ts';

/** An address in one cell, taken apart by its words; parts that it does not name are null. */
export interface AddressParts {
  /** House, street, hamlet: what is left, as written. */
  local: string | null;
  /** With its kind where one is written: "xã Nậm Đét". */
  commune: string | null;
  district: string | null;
}

const startsUnit =
  /(?<=[\s,;.–-])(?=(?:xã|phường|thị trấn|ttnt|huyện|thị xã|thành phố|tỉnh|tt\.|tx\.|tp\.|tp\s|p\.|x\.|h\.)\s*\p{L})/giu;

/**
 * "Thôn 2, xã Nậm Đét, huyện Bắc Hà, tỉnh Lào Cai" → hamlet, commune, district. Blanks or dashes may stand for the
 * commas; units without their kind ("Nậm Đét, Bắc Hà") are told apart by `isDistrict` and `isCommune` from the end.
 */
export function parseAddress(
  text: string,
  known: {
    isDistrict(name: string): boolean;
    isCommune(name: string): boolean;
    /** Whether it is a commune's name with a slip of the pen: "Bản" begins hamlets and communes alike. */
    isAlmostCommune?(name: string): boolean;
  },
): AddressParts {
  const parts = splitUnits(tidy(text));
  const address: AddressParts = { local: null, commune: null, district: null };
  const local: Array<string> = [];
  for (const part of parts.reverse()) {
    const folded = fold(part);
    if (
      /^(tinh\b|viet nam$|vn$)/.test(folded) ||
      (folded === 'lao cai' &&
        parts.length > 2 &&
        local.length === 0 &&
        !address.district &&
        !address.commune)
    )
      continue;
    if (!address.district && isWrittenDistrict(folded)) address.district = part;
    else if (!address.commune && /^(xa|phuong|thi tran|tt|ttnt|p|x) /.test(folded)) address.commune = part;
    else if (
      !address.commune &&
      local.length === 0 &&
      !address.district &&
      known.isDistrict(part) &&
      parts.length > 1
    )
      address.district = part;
    else if (!address.commune && local.length === 0 && known.isCommune(part)) address.commune = part;
    else local.unshift(part);
  }
  // Before a district stands a commune, also one that is misspelt: it must be asked about, not lost.
  const last = local.at(-1);
  if (
    address.district &&
    !address.commune &&
    last !== undefined &&
    (mayNameCommune(last) || (/^(ban|pho) \D+$/.test(fold(last)) && known.isAlmostCommune?.(last)))
  ) {
    address.commune = last;
    local.pop();
  }
  address.local = local.length > 0 ? local.join(', ') : null;
  return address;
}

const MOST_NAME_WORDS = 4;

/** No house, street, hamlet or site: those have a number, or a word for what they are. */
function mayNameCommune(part: string): boolean {
  const folded = fold(part);
  return (
    !/\d/.test(folded) &&
    folded.split(' ').length <= MOST_NAME_WORDS &&
    !/^(thon|ban|to|xom|ap|khu|khom|pho|duong|ngo|ngach|hem|so nha|nha|km|cum|doi|buon|lang|kcn|ccn|quoc lo|ql|tinh lo|cho|chua|den|truong|nong truong|lam truong|uy ban|ubnd|tru so|toa nha|cong ty|htx|hop tac xa)\b/.test(
      folded,
    )
  );
}

function isWrittenDistrict(folded: string): boolean {
  return /^(huyen|thi xa|thanh pho|tx|tp|h) /.test(folded);
}

function splitUnits(text: string): Array<string> {
  return text
    .split(/[,;]|(?<=\s)[-–](?=\s)/u)
    .flatMap((part) => ` ${part}`.split(startsUnit))
    .reduce<Array<string>>((units, piece) => {
      // "thị xã Sa Pa" must not fall apart into "thị" and "xã Sa Pa".
      const last = units.at(-1);
      if (last !== undefined && /(^|\s)thị$/iu.test(last) && /^xã\s/iu.test(piece))
        units[units.length - 1] = `${last} ${piece}`;
      else units.push(withoutEnd(tidy(piece), ' ,.;–-'));
      return units;
    }, [])
    .filter((part) => part !== '');
}

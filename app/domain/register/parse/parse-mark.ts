import { type CellValue, type Parsed, parsed } from '#app/domain/register/parse/parsed.ts';
import { fold } from '#app/server/text/fold.ts';

/** A tick in a yes/no column: x, ✓, 1, có, đúng, "Nữ" / 0, không, "Nam". An empty cell says nothing by itself. */
export function parseMark(cell: CellValue): Parsed<boolean> {
  const text = cell.text.trim();
  if (/^[✓✔☑√xX×●•+]$/u.test(text)) return parsed(true);
  if (/^[-–—✗✘☐]$/u.test(text) || text === '') return text === '' ? parsed<boolean>(null) : parsed(false);
  const folded = fold(text);
  if (
    /^(x|1|v|co( (roi|ban))?|dung|true|yes|y|ok|oke|roi|nu|la nu|phu nu|da( len( san)?| co| ban)?( roi)?|(da len san )?dang ban|dtts|dan toc thieu so)$/.test(
      folded,
    )
  )
    return parsed(true);
  if (/^(0|khong|khong phai|ko|sai|false|no|n|nam|la nam|chua|chua len|kinh)$/.test(folded))
    return parsed(false);
  return parsed<boolean>(null, 'mark_unreadable');
}

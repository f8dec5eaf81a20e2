-- How long something may take stands in one table.
INSERT INTO legal_term (id, kind, amount, unit, valid_from, valid_to, source, confirmed)
SELECT code || ' ' || valid_from, code, days, 'days', valid_from,
  -- It had no last day: a row held until the next one of its code began.
  (SELECT min(date(later.valid_from, '-1 day')) FROM payment_term later
    WHERE later.code = payment_term.code AND later.valid_from > payment_term.valid_from),
  source, confirmed
FROM payment_term WHERE true
ON CONFLICT (id) DO NOTHING;
--> statement-breakpoint
DROP TABLE `payment_term`;

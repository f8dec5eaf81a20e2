CREATE VIRTUAL TABLE `listing_fts` USING fts5(folded, marked, content='listing_search', content_rowid='number', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
--> statement-breakpoint
CREATE TRIGGER `listing_search_added` AFTER INSERT ON `listing_search` BEGIN
  INSERT INTO listing_fts(rowid, folded, marked) VALUES (new.number, new.folded, new.marked);
END;
--> statement-breakpoint
CREATE TRIGGER `listing_search_removed` AFTER DELETE ON `listing_search` BEGIN
  INSERT INTO listing_fts(listing_fts, rowid, folded, marked) VALUES ('delete', old.number, old.folded, old.marked);
END;
--> statement-breakpoint
CREATE TRIGGER `listing_search_changed` AFTER UPDATE ON `listing_search` BEGIN
  INSERT INTO listing_fts(listing_fts, rowid, folded, marked) VALUES ('delete', old.number, old.folded, old.marked);
  INSERT INTO listing_fts(rowid, folded, marked) VALUES (new.number, new.folded, new.marked);
END;
--> statement-breakpoint
CREATE TRIGGER `audit_keeps` BEFORE UPDATE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_stays` BEFORE DELETE ON `audit` BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

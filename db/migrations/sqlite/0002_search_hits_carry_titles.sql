ALTER TABLE `listing_search` ADD `title_vi` text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE `listing_search` ADD `title_en` text;
--> statement-breakpoint
ALTER TABLE `listing_search` ADD `is_alcohol` integer DEFAULT false NOT NULL;
--> statement-breakpoint
DROP TRIGGER `listing_search_added`;
--> statement-breakpoint
DROP TRIGGER `listing_search_removed`;
--> statement-breakpoint
DROP TRIGGER `listing_search_changed`;
--> statement-breakpoint
DROP TABLE `listing_fts`;
--> statement-breakpoint
UPDATE `listing_search` SET (`title_vi`, `title_en`, `is_alcohol`) =
  (SELECT `title_vi`, `title_en`, `is_alcohol` FROM `listing` WHERE `listing`.`id` = `listing_search`.`listing_id`);
--> statement-breakpoint
CREATE VIRTUAL TABLE `listing_fts_folded` USING fts5(folded, content='listing_search', content_rowid='number', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0', prefix='2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE `listing_fts_marked` USING fts5(marked, content='listing_search', content_rowid='number', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0', prefix='2 3');
--> statement-breakpoint
INSERT INTO listing_fts_folded(listing_fts_folded) VALUES ('rebuild');
--> statement-breakpoint
INSERT INTO listing_fts_marked(listing_fts_marked) VALUES ('rebuild');
--> statement-breakpoint
CREATE TRIGGER `listing_search_added` AFTER INSERT ON `listing_search` BEGIN
  INSERT INTO listing_fts_folded(rowid, folded) VALUES (new.number, new.folded);
  INSERT INTO listing_fts_marked(rowid, marked) VALUES (new.number, new.marked);
END;
--> statement-breakpoint
CREATE TRIGGER `listing_search_removed` AFTER DELETE ON `listing_search` BEGIN
  INSERT INTO listing_fts_folded(listing_fts_folded, rowid, folded) VALUES ('delete', old.number, old.folded);
  INSERT INTO listing_fts_marked(listing_fts_marked, rowid, marked) VALUES ('delete', old.number, old.marked);
END;
--> statement-breakpoint
CREATE TRIGGER `listing_search_changed` AFTER UPDATE OF number, folded, marked ON `listing_search` BEGIN
  INSERT INTO listing_fts_folded(listing_fts_folded, rowid, folded) VALUES ('delete', old.number, old.folded);
  INSERT INTO listing_fts_marked(listing_fts_marked, rowid, marked) VALUES ('delete', old.number, old.marked);
  INSERT INTO listing_fts_folded(rowid, folded) VALUES (new.number, new.folded);
  INSERT INTO listing_fts_marked(rowid, marked) VALUES (new.number, new.marked);
END;

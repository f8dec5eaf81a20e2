-- The last word of a search may be unfinished. Where it is one letter so far, FTS5 went through the listings of every word
-- that begins with it: ten times as long as any other search. One letter now has its own entries, as two and three have.
DROP TABLE `listing_fts_folded`;
--> statement-breakpoint
DROP TABLE `listing_fts_marked`;
--> statement-breakpoint
CREATE VIRTUAL TABLE `listing_fts_folded` USING fts5(folded, content='listing_search', content_rowid='number', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
--> statement-breakpoint
CREATE VIRTUAL TABLE `listing_fts_marked` USING fts5(marked, content='listing_search', content_rowid='number', detail=none, columnsize=0, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3');
--> statement-breakpoint
INSERT INTO listing_fts_folded(listing_fts_folded) VALUES ('rebuild');
--> statement-breakpoint
INSERT INTO listing_fts_marked(listing_fts_marked) VALUES ('rebuild');

-- Left to itself, PostgreSQL keeps new words of a GIN index in a list that every search reads from end to end, up to
-- 4 MB of it and until a vacuum comes by: most of the time of a search among 20,000 listings. Words are put into the
-- index itself instead, which makes publishing a listing a little slower and its search as fast as all others.
ALTER INDEX "listing_search_folded" SET (fastupdate = off);
--> statement-breakpoint
ALTER INDEX "listing_search_marked" SET (fastupdate = off);
--> statement-breakpoint
SELECT gin_clean_pending_list('listing_search_folded'), gin_clean_pending_list('listing_search_marked');

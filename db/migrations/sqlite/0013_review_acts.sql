CREATE TABLE `review_act` (
	`id` text PRIMARY KEY NOT NULL,
	`listing_id` text NOT NULL,
	`revision_id` text NOT NULL,
	`act` text NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	`note` text,
	`content` text,
	FOREIGN KEY (`listing_id`) REFERENCES `listing`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `listing_revision`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "review_act_act" CHECK(act in ('submitted', 'withdrawn', 'approved', 'passed', 'returned'))
);
--> statement-breakpoint
CREATE INDEX `review_act_listing` ON `review_act` (`listing_id`,`at`);--> statement-breakpoint
CREATE INDEX `review_act_revision` ON `review_act` (`revision_id`);--> statement-breakpoint
-- What earlier releases knew: each act is in the audit with its time and person.
INSERT INTO review_act (id, listing_id, revision_id, act, at, person_id)
SELECT audit.id, listing_revision.listing_id, listing_revision.id,
  CASE audit.act WHEN 'submit-listing' THEN 'submitted' WHEN 'withdraw-listing' THEN 'withdrawn'
    WHEN 'approve-listing' THEN 'approved' ELSE 'returned' END,
  audit.at, audit.person_id
FROM audit
JOIN listing_revision ON listing_revision.listing_id = audit.subject_id
  AND audit.detail LIKE '%"revisionId":"' || listing_revision.id || '"%'
WHERE audit.subject = 'listing'
  AND audit.act IN ('submit-listing', 'withdraw-listing', 'approve-listing', 'return-listing');
--> statement-breakpoint
INSERT INTO review_act (id, listing_id, revision_id, act, at)
SELECT audit.id || '-passed', review_act.listing_id, review_act.revision_id, 'passed', audit.at
FROM audit
JOIN review_act ON review_act.id = audit.id
WHERE audit.act = 'submit-listing' AND audit.detail LIKE '%"passedByRule":true%';
--> statement-breakpoint
-- A revision kept one note: that of its latest return. Earlier ones are not known.
UPDATE review_act SET note = (
  SELECT listing_revision.note FROM listing_revision WHERE listing_revision.id = review_act.revision_id
)
WHERE act = 'returned' AND NOT EXISTS (
  SELECT 1 FROM review_act AS later
  WHERE later.revision_id = review_act.revision_id AND later.act = 'returned' AND later.id > review_act.id
);
--> statement-breakpoint
-- What was returned is known where nobody has written in it since.
UPDATE review_act SET content = (
  SELECT listing_revision.content FROM listing_revision
  WHERE listing_revision.id = review_act.revision_id
    AND listing_revision.decided_at = review_act.at AND listing_revision.saved_at <= review_act.at
)
WHERE act = 'returned';

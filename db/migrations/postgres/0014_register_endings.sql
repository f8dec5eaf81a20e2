CREATE TABLE "import_answer" (
	"question_key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"answer" text COLLATE "C" NOT NULL,
	"answered_by" text COLLATE "C" NOT NULL,
	"answered_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "presence" ADD COLUMN "ended_on" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "presence" ADD COLUMN "ended_note" text COLLATE "C";
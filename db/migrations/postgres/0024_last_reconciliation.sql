CREATE TABLE "last_reconciliation" (
	"provider" text COLLATE "C" PRIMARY KEY NOT NULL,
	"began_at" bigint NOT NULL
);

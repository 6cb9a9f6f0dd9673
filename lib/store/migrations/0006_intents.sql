CREATE TABLE "confirmations" (
	"id" text PRIMARY KEY NOT NULL,
	"actor_id" text NOT NULL,
	"environment" text NOT NULL,
	"subject" text NOT NULL,
	"version" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_by" text
);
--> statement-breakpoint
CREATE TABLE "intents" (
	"id" text NOT NULL,
	"actor_id" text NOT NULL,
	"environment" text NOT NULL,
	"operation" text NOT NULL,
	"resource" text NOT NULL,
	"subject" text,
	"request_hash" text NOT NULL,
	"request" text,
	"version" text,
	"before" text,
	"state" text NOT NULL,
	"code" text,
	"answer_status" integer,
	"answer" text,
	"request_id" text NOT NULL,
	"begun_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "intents_actor_id_id_pk" PRIMARY KEY("actor_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "intents_one_at_a_time" ON "intents" USING btree ("environment","resource") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "intents_ended_at" ON "intents" USING btree ("ended_at");